#pragma pack(4)
typedef struct { char a; long b; } pott1;
#pragma pack()
int brew1(pott1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
