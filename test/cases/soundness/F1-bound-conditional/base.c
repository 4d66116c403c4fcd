struct lid1 { int a; };
struct pot1 { char buf[sizeof(struct lid1) > 4 ? 8 : 2]; short n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
