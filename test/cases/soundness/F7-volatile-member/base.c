struct s1 { int a; int b; };
extern struct s1 brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
