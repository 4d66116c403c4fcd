typedef int vec1 __attribute__((vector_size(16)));
struct pot1 { vec1 v; int n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
