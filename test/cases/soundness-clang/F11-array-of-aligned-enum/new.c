struct pot1 { char n; enum __attribute__((aligned(8))) { NONE1 } at[3]; int end; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
