struct lid1 { int a[4]; int b; };
struct cup1 { char c; struct lid1 in; };
struct pot1 { char buf[__builtin_offsetof(struct cup1, in.b) + 1]; int n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
