#ifdef __GENKSYMS__
typedef int num1;
#else
typedef long num1;
#endif
struct pot1 { num1 a; int n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
