#include <linux/kernel.h>
#include <1a.h>
struct own1 { char buf[sizeof(*one1)]; int n; };
int pour1(struct own1 *o);
EXPORT_SYMBOL(pour1);
