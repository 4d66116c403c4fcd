enum __attribute__((aligned(16))) lid1;
enum lid1 { LID1 = 1 };
struct pot1 { char level; enum lid1 lid; };
void brew1(struct pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
