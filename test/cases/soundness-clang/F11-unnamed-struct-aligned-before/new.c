struct pot1 { char n; __attribute__((aligned(32))) struct { int i; }; int end; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
