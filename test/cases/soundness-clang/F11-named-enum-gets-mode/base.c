enum tiny1 { NONE1, LEAF1 };
struct pot1 { char n; enum tiny1 len; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
