struct lid1 { char c[8]; };
struct pot1 { char n; struct lid1 l; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
