struct pot1 { char n; enum { NONE1, LEAF1 } __attribute__((aligned(8))) len; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
