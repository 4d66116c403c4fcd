struct note1 { enum { HARD1, MILD1 } how; };
int brew1(void (*done)(struct note1 *n));
__GENKSYMS_EXPORT_SYMBOL(brew1);
