struct pot1 { void (*run)(int (*step)(int)); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
