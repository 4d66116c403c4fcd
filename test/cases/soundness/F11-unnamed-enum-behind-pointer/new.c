struct pot1 { enum __attribute__((mode(HI))) { A1, B1 } *a; char c; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
