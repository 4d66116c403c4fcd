struct pot1 { enum  { NONE1, LEAF1 } len : 8; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
