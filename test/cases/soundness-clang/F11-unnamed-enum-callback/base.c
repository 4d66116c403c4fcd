struct pot1 { int (*f)(enum { A1, B1 } x); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
