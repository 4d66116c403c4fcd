struct lid1 { int a __attribute__((aligned(16))); };
struct pot1 { char buf[_Alignof(struct lid1[2])]; int n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
