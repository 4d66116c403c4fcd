extern char brew1[32];
__GENKSYMS_EXPORT_SYMBOL(brew1);
