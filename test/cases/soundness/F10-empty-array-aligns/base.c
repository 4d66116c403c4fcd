struct pot1 { char a; long z[0]; };
struct cup1 { char c; struct pot1 in; };
int brew1(struct cup1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
