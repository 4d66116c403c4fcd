struct lid1 { long a; };
struct pot1 { int n; struct lid1 items[0]; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
