struct pot1;
struct pot1 { char lid; int level; };
void brew1(struct pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
