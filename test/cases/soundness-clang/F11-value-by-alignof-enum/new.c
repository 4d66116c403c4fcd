enum w1{A1} __attribute__((aligned(16)));
struct pot1 { char a[_Alignof(enum w1)]; char c; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
