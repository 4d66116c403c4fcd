typedef int num1;
extern num1 left1;
struct pot1 { typeof(left1 + 1) n; int m; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
