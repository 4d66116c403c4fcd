struct pot1 { void (*(*tab)[2])(int); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
