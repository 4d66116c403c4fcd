extern char *const brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
