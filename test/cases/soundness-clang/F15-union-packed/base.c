union pot1;
union pot1 { char lid; int level; };
void brew1(union pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
