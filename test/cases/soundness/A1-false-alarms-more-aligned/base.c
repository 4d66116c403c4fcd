typedef char buf1[8];
extern buf1 brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
