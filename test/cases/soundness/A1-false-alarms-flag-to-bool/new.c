struct pot1 { _Bool on : 1; int n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
