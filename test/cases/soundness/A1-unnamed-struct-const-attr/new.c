struct pot1 { char a; const __attribute__((packed)) struct { int x; }; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
