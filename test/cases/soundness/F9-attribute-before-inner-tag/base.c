struct pot1 { char a; struct __attribute__((packed)) in1 { char b; int c; } in; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
