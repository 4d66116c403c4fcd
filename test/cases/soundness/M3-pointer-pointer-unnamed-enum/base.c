struct pot1 { enum { NEAR1, FAR1 } **way; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
