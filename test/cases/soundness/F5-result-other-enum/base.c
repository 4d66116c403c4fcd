enum first1 { IDLE1, BUSY1 };
enum other1 { DONE1, WAIT1 = 5 };
struct pot1 { enum first1 (*ask)(int); };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
