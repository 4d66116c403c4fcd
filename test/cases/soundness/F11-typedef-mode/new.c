typedef int num1 __attribute__((mode(SI)));
struct pot1 { num1 a; num1 b; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
