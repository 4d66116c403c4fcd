/* Linked from a library. */
#include <linux/kernel.h>

void spoon_stir(struct pot *pot, int turns)
{
}
EXPORT_SYMBOL(spoon_stir);
