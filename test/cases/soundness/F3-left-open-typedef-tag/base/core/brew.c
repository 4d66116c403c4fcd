#include <linux/kernel.h>
struct pot1;
void brew1(struct pot1 *p) {}
EXPORT_SYMBOL(brew1);
