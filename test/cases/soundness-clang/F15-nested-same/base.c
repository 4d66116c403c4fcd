struct shelf1 { struct pot1 *next; struct pot1 { char lid; int level; } pot; };
void brew1(struct pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
