typedef unsigned num1 __attribute__((mode(DI)));
int brew1(num1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
