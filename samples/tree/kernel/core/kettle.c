// SPDX-License-Identifier: GPL-2.0-or-later
/* Kettles: types with what a CRC passes over. */
#include <linux/kernel.h>
#include "kettle.h"

/* Only this file knows what a guest is. */
struct guest {
	u16 seat;
	struct pot *favourite;
};

int kettle_heat(struct kettle *kettle, enum heat heat)
{
	kettle->watts = 100 * heat;
	return 0;
}
EXPORT_SYMBOL(kettle_heat);

struct guest *kettle_guest(const struct kettle *kettle)
{
	return 0;
}
EXPORT_SYMBOL_GPL(kettle_guest);
