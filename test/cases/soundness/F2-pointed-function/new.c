struct lid1 { int b; int a; };
extern int (*proto1)(struct lid1 *);
extern typeof(*proto1) brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
