struct lid1 { int a; int b; };
struct ops1 { struct lid1 *(*get)(void); };
extern struct ops1 table1;
extern typeof(table1.get()) brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
