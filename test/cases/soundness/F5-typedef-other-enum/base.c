enum first1 { IDLE1, BUSY1 };
enum other1 { DONE1, WAIT1 = 5 };
typedef enum first1 state1;
int brew1(state1 s);
__GENKSYMS_EXPORT_SYMBOL(brew1);
