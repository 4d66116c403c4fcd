struct pot1 { int n; long pad_len; int m; };
int brew1(struct pot1 *p);
static inline long pad1(struct pot1 *p) { return p->pad_len; }
__GENKSYMS_EXPORT_SYMBOL(brew1);
