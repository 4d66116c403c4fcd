struct pot1 { char n; enum __attribute__((__packed__)) { NONE1, LEAF1 } len; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
