struct lid1 { int a; };
enum { WIDE1 = sizeof(struct lid1) };
struct pot1 { unsigned f : WIDE1; unsigned g : 3; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
