# 0 "core/bus.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "core/bus.c"
# 1 "include/bus.h" 1
       

struct cosy;

int bus_cover(struct cosy *cosy);
# 2 "core/bus.c" 2
# 1 "include/cosy.h" 1
       

struct cosy {
 unsigned int thickness;
 const char *wool;
};
# 3 "core/bus.c" 2

__GENKSYMS_EXPORT_SYMBOL(bus_cover);
