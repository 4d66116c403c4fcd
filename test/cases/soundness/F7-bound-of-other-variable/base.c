extern int other1[2];
extern char brew1[sizeof(other1)];
__GENKSYMS_EXPORT_SYMBOL(brew1);
