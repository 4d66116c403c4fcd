struct lid1 { long a; };
typedef struct lid1 lidt1;
union cup1 { lidt1 l; char c; };
struct pot1 { char buf[sizeof(union cup1)]; int n; };
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
