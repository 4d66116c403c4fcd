typedef int num1;
struct pot1 { char a; num1 b; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
