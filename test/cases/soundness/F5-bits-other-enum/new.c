enum first1 { IDLE1, BUSY1 };
enum other1 { DONE1, WAIT1 = 5 };
struct pot1 { enum other1 s : 4; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
