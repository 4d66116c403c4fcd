struct pot1 { char a; _Alignas(16) int b; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
