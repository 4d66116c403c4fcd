struct pot1 { char a : 3; char b : 2 __attribute__((aligned(4))); char end; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
