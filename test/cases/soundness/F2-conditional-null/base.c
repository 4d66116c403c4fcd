struct lid1 { int a; int b; };
extern typeof(1 ? (struct lid1 *)0 : (void *)0) brew1;
__GENKSYMS_EXPORT_SYMBOL(brew1);
