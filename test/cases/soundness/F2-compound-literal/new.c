struct in1 { int y; int x; };
struct lid1 { struct in1 in; };
extern typeof(((struct lid1){ { 0 } }).in) brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
