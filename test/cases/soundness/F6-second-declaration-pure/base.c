int brew1(int a);
int brew1(int a) __attribute__((pure));
__GENKSYMS_EXPORT_SYMBOL(brew1);
