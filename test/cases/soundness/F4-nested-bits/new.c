struct pot1 { struct { enum { UP1 = 2, DOWN1 = 1 } way : 3; }; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
