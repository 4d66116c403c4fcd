struct pot1 { char n; enum { NONE1 } at[3]; int end; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
