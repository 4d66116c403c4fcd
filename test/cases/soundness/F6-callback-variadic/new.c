struct pot1 { int (*say)(const char *, ...); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
