struct pot1 { enum { RIGHT1, LEFT1 } kind[2]; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
