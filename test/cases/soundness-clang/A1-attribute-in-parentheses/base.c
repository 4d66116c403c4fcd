struct pot1 { char n; int (__attribute__((aligned(32))) *at)(void); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
