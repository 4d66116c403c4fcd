extern char brew1[32] __attribute__((aligned(32)));
__GENKSYMS_EXPORT_SYMBOL(brew1);
