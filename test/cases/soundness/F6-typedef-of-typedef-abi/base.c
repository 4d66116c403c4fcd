typedef int plain1(int, int);
typedef plain1 fun1;
struct pot1 { fun1 *call; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
