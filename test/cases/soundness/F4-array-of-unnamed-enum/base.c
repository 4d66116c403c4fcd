struct pot1 { enum { LEFT1, RIGHT1 } kind[2]; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
