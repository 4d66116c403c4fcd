struct cup1 { int a; };
typedef struct cup1 cup_t1;
typedef struct cup1 cup_t1 __attribute__((aligned(16)));
struct pot1 { char lid; cup_t1 level; };
void brew1(struct pot1 *pot);
__GENKSYMS_EXPORT_SYMBOL(brew1);
