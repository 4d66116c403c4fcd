struct val1 { long a; long b; };
struct pot1 { struct val1 (*get)(void); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
