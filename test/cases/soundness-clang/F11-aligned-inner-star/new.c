struct pot1 { char n; void * __attribute__((aligned(32))) *at; int end; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
