#ifdef __GENKSYMS__
#define TIGHT1
#else
#define TIGHT1 __attribute__((packed))
#endif
struct pot1 { char a; int b; } TIGHT1;
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
