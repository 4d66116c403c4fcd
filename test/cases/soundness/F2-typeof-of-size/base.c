struct lid1 { int a; };
int brew1(typeof(sizeof(struct lid1)) n);
__GENKSYMS_EXPORT_SYMBOL(brew1);
