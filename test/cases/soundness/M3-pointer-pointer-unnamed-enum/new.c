struct pot1 { enum { FAR1, NEAR1 } **way; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
