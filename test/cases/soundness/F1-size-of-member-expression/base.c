struct lid1 { int a; };
struct cup1 { struct lid1 in; };
struct pot1 { char buf[sizeof(((struct cup1 *)0)->in)]; int n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
