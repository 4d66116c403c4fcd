enum { FIRST1 = 4 };
struct pot1 { enum { ONE1 = FIRST1, TWO1 } k; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
