enum w1{A1=1, B1=2, C1=1LL<<40};
struct pot1 { typeof(B1) b; char e; enum w1 f; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
