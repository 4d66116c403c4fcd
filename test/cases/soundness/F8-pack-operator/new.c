_Pragma("pack(push, 1)")
struct pot1 { char a; int b; };
_Pragma("pack(pop)")
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
