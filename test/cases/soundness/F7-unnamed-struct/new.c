extern struct { int b; int a; } brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
