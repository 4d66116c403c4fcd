extern int list1[5];
struct pot1 { unsigned f : sizeof(list1) / sizeof(list1[0]); unsigned g : 3; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
