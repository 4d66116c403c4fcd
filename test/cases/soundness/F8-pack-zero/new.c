#pragma pack(1)
#pragma pack(0)
struct pot1 { char a; int b; };
#pragma pack()
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
