typedef int num1;
extern num1 brew1[4];
__GENKSYMS_EXPORT_SYMBOL(brew1);
