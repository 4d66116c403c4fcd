extern int brew1;
extern int brew1 __attribute__((__section__(".data..ro_after_init")));
__GENKSYMS_EXPORT_SYMBOL(brew1);
