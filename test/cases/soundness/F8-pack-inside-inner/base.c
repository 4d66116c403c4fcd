#pragma pack(push, 1)
struct pot1 { char a; struct { char b; int c; } in;
#pragma pack(pop)
 int d; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
