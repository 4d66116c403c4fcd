extern volatile int brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
