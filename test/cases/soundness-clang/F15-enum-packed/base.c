enum lid1;
enum lid1 { LID1 = 1 };
struct pot1 { enum lid1 lid; char level; };
void brew1(struct pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
