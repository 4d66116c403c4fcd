struct lid1 { int a; int b; };
extern struct lid1 *one1;
struct pot1 { typeof(*one1) in; int n; };
int brew1(struct pot1 *p, struct lid1 *l);
__GENKSYMS_EXPORT_SYMBOL(brew1);
