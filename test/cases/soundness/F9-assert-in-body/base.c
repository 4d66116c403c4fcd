struct pot1 { int a; _Static_assert(sizeof(int) == 4, "size"); int b; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
