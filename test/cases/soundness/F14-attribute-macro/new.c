#ifdef __GENKSYMS__
#define TIGHT1
#else
#define TIGHT1
#endif
struct pot1 { char a; int b; } TIGHT1;
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
