typedef unsigned num1 __attribute__((mode(word)));
int brew1(num1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
