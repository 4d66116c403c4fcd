#ifdef __GENKSYMS__
int brew1(int a);
#else
int brew1(int a, int b);
#endif
__GENKSYMS_EXPORT_SYMBOL(brew1);
