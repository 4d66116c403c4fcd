struct lid1 { int a; int b; };
extern struct lid1 *one1;
struct pot1 { void (*f)(typeof(*one1) l); };
int brew1(struct pot1 *p, struct lid1 *l);
__GENKSYMS_EXPORT_SYMBOL(brew1);
