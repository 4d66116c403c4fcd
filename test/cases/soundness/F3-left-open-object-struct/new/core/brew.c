#include <linux/kernel.h>
struct pot;
void brew(struct pot *p) {}
EXPORT_SYMBOL(brew);
