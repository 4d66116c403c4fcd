int brew1(char c);
__GENKSYMS_EXPORT_SYMBOL(brew1);
