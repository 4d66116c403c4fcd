struct lid1 { int a; };
extern struct lid1 *one1;
typedef typeof(*one1) same1;
struct pot1 { same1 in; int n; };
int brew1(struct pot1 *p, struct lid1 *l);
__GENKSYMS_EXPORT_SYMBOL(brew1);
