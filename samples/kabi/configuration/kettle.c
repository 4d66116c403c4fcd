// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/kernel.h>
#include "kettle.h"

int kettle_heat(struct kettle *kettle)
{
	return kettle->watts;
}
EXPORT_SYMBOL(kettle_heat);

int kettle_pour(struct kettle *kettle, u32 ml)
{
	return 0;
}
EXPORT_SYMBOL(kettle_pour);
