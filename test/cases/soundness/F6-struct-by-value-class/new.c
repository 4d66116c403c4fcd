struct val1 { double a; };
int brew1(struct val1 v);
__GENKSYMS_EXPORT_SYMBOL(brew1);
