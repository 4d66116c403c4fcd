struct pot1 { char n; struct { int i; } __attribute__((aligned(16), aligned(8))) len; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
