struct pot1 { char n; int (*at)(void) __attribute__((aligned(32))); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
