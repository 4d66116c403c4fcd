#include <linux/kernel.h>
#include <1a.h>
struct own1 { typeof(*one1) in; int n; };
int pour1(struct own1 *o);
EXPORT_SYMBOL(pour1);
