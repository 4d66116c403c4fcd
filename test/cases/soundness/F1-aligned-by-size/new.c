struct lid1 { long a; };
struct pot1 { char c; int n __attribute__((aligned(sizeof(struct lid1)))); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
