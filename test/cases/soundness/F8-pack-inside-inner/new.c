#pragma pack(push, 1)
struct pot1 { char a; struct { char b;
#pragma pack(pop)
 int c; } in; int d; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
