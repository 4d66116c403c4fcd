struct pot1 { enum { A1, B1 } a[2][2]; char c; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
