struct __attribute__((aligned(4))) jug1 { int spout; };
typedef int cup_t1;
struct pot1 { char lid; cup_t1 level; };
void brew1(struct pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
