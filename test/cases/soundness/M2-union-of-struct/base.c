struct lid1 { int a; };
struct pot1 { union { struct lid1 in; char c; } u; char n; };
int brew1(struct lid1 *l);
int pour1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
__GENKSYMS_EXPORT_SYMBOL(pour1);
