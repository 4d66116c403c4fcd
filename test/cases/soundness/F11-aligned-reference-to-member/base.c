struct cup1 { int full; };
struct pot1 { char n; struct __attribute__((aligned(16))) cup1 len; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
