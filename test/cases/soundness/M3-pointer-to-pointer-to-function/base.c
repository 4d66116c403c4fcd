struct pot1 { int (**ask)(int); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
