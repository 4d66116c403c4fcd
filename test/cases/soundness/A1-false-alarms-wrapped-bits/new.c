struct pot1 { union { unsigned char on : 1; }; } __attribute__((aligned(16)));
int brew1(struct pot1 p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
