typedef void (*fun1)(void) __attribute__((noreturn));
struct pot1 { fun1 stop; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
