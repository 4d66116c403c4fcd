# 1 "drivers/oven.c"
# 1 "include/oven.h" 1
int a(int);int b(int);int c(int);int d(int);int e(int);
# 2 "drivers/oven.c" 2
EXPORT_SYMBOL(a);
EXPORT_SYMBOL_GPL(b);
EXPORT_SYMBOL_GPL_FUTURE(c);
EXPORT_UNUSED_SYMBOL(d);
EXPORT_UNUSED_SYMBOL_GPL(e);
