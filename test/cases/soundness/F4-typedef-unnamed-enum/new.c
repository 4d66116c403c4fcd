typedef enum { LOW1, NEW1, MID1, HIGH1 } level1;
int brew1(level1 l);
__GENKSYMS_EXPORT_SYMBOL(brew1);
