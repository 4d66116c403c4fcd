enum w1{A1,B1} __attribute__((mode(SI)));
enum { C1 = ((enum w1)-1 < 0) ? 4 : 8 };
struct pot1 { char a[C1]; char c; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
