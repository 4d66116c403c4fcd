struct pot1 { int a; struct in1 { int b; } in; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
