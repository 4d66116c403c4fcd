// SPDX-License-Identifier: GPL-2.0-or-later
/* Linked from a library. */
#include <linux/kernel.h>

void spoon_stir(struct pot *pot, int turns)
{
}
EXPORT_SYMBOL(spoon_stir);
