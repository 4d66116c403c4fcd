struct pot1 { unsigned a : 3; unsigned : 0; unsigned b : 3; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
