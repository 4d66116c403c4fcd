struct lid1 { int a; };
struct pot1 { int n; struct lid1 items[0]; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
