struct __attribute__((aligned(32))) pot1;
struct pot1 { char lid; int level; } __attribute__((aligned(16)));
void brew1(struct pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
