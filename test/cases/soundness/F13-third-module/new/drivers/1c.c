#include <linux/kernel.h>
#include <1c.h>
EXPORT_SYMBOL(brew1);
