struct lid1;
struct lid1 { char c; int i; };
struct pot1 { struct lid1 lid; };
void brew1(struct pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
