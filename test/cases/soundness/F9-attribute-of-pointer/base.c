struct pot1 { char a; int * __attribute__((aligned(16))) p; int n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
