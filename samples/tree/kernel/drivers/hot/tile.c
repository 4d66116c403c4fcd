// SPDX-License-Identifier: GPL-2.0-or-later
/* In a folder whose path comes before hot-plate, though `/` comes behind `-`. */
#include <linux/kernel.h>

struct pot *hot_tile(void)
{
	return 0;
}
EXPORT_SYMBOL(hot_tile);
