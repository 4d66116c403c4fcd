int brew1(int a);
int brew1(int a);
__GENKSYMS_EXPORT_SYMBOL(brew1);
