struct lid1 { int a; int b; };
extern int (*proto1)(struct lid1 *);
extern typeof(*proto1) brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
