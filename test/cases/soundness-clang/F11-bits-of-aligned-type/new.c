typedef int wide1 __attribute__((aligned(16)));
struct pot1 { wide1 a : 20; wide1 b : 13; char end; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
