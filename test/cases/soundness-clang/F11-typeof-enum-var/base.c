extern enum { A1,B1 } z1;
struct pot1 { char a; typeof(z1) b; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
