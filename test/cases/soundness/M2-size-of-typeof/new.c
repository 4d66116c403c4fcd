struct lid1 { int a; int b; };
struct pot1 { char buf[sizeof(typeof(struct lid1))]; int n; };
int brew1(struct lid1 *l, struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
