#include <cosy.h>

int cosy_fit(struct cosy *cosy);
__GENKSYMS_EXPORT_SYMBOL(cosy_fit);
