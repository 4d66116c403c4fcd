struct pot1 { struct { enum { UP1 = 1, DOWN1 = 2 } way : 3; }; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
