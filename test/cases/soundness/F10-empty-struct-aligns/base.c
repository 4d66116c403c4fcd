struct pot1 { char a; struct { } __attribute__((aligned(8))) e; int n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
