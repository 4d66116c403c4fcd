struct pot1 { char lid; int level; };
extern struct pot1 *shelf1;
void brew1(struct pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
