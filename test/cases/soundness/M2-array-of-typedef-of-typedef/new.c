struct lid1 { int a; int b; };
typedef struct lid1 lidt1;
typedef lidt1 lidtt1;
struct pot1 { lidtt1 in[2]; };
int brew1(struct lid1 *l);
int pour1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
__GENKSYMS_EXPORT_SYMBOL(pour1);
