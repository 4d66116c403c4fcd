# 0 "core/cosy.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "core/cosy.c"
# 1 "include/cosy.h" 1
       

struct cosy {
 unsigned int thickness;
 const char *wool;
};
# 2 "core/cosy.c" 2

int cosy_fit(struct cosy *cosy);
__GENKSYMS_EXPORT_SYMBOL(cosy_fit);
