#ifdef __GENKSYMS__
int brew1(int a);
#else
int brew1(int a);
#endif
__GENKSYMS_EXPORT_SYMBOL(brew1);
