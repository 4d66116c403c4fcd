typedef char buf1[8] __attribute__((aligned(16)));
extern buf1 brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
