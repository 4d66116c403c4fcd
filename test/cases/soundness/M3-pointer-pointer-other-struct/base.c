struct one1 { int a; int b; };
struct two1 { long a; int b; };
struct pot1 { struct one1 **list; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
