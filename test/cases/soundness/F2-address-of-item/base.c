struct lid1 { int a; int b; };
extern struct lid1 list1[4];
struct pot1 { typeof(&list1[0]) p; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
