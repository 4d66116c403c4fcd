// SPDX-License-Identifier: GPL-2.0-or-later
/* A module by itself: it asks pots by name how full they are, and looks into none. */
#include <linux/module.h>
#include <teapot/bus.h>
#include <teapot/pot.h>

static const char *const pots[] = { "breakfast", "guests", "night" };

static u32 sum;

int init_module(void)
{
	unsigned int i;

	for (i = 0; i < sizeof(pots) / sizeof(pots[0]); i++) {
		struct pot *pot = tea_bus_find(&tea_bus_root, pots[i]);

		if (pot)
			sum += pot_level(pot);
	}
	return 0;
}

void cleanup_module(void)
{
	sum = 0;
}
