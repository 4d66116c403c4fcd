// SPDX-License-Identifier: GPL-2.0-or-later
/* The module itself: it takes a pot, and keeps it warm until somebody pours. */
#include <linux/module.h>
#include <teapot/bus.h>
#include <warden.h>

static struct ward ward;

static int heat(struct pot *pot, u32 millidegrees)
{
	struct ward *own = pot_get_data(pot);

	return warmer_set_target(&own->warmer, millidegrees, WARMER_KEEP);
}

static int pour(struct pot *pot, u32 ml)
{
	struct ward *own = pot_get_data(pot);

	if (ml > pot->level_ml)
		return -1;
	pot->level_ml -= ml;
	own->poured_ml += ml;
	if (pot->level_ml == 0)
		doze(own);
	return 0;
}

static u32 level(const struct pot *pot)
{
	return pot->level_ml;
}

static const struct pot_ops warden_ops = {
	.heat = heat,
	.pour = pour,
	.level = level,
};

int init_module(void)
{
	ward.pot = pot_claim("warden", &warden_ops);
	if (!ward.pot)
		return -1;
	pot_set_data(ward.pot, &ward);
	return tea_bus_register(&tea_bus_root, ward.pot);
}

void cleanup_module(void)
{
	tea_bus_unregister(&tea_bus_root, ward.pot);
	pot_release(ward.pot);
}
