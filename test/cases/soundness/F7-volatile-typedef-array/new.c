typedef volatile int t1;
extern t1 brew1[3];
__GENKSYMS_EXPORT_SYMBOL(brew1);
