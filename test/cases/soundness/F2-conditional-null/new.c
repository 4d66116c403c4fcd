struct lid1 { int b; int a; };
extern typeof(1 ? (struct lid1 *)0 : (void *)0) brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
