extern struct { int a; int b; } brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
