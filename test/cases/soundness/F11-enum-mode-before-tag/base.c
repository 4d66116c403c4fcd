enum __attribute__((mode(QI))) tiny1 { ZERO1, ONE1 };
struct pot1 { enum tiny1 e; char n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
