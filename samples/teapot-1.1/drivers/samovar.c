// SPDX-License-Identifier: GPL-2.0-or-later
/* A samovar: one large pot, always on. */

#include <linux/export.h>
#include <linux/types.h>
#include <teapot/bus.h>
#include <teapot/pot.h>
#include <teapot/samovar.h>

struct samovar {
	struct pot *pot;
	u32 alarm;
	bool alarm_daily;
	bool opened;
};

static struct samovar the_samovar;

static int samovar_heat(struct pot *pot, u32 millidegrees)
{
	pot->hot = millidegrees > 60000;
	return 0;
}

static int samovar_pour(struct pot *pot, u32 ml)
{
	return ml <= pot->capacity_ml ? 0 : -EINVAL;
}

static const struct pot_ops samovar_ops = {
	.heat = samovar_heat,
	.pour = samovar_pour,
};

struct samovar *samovar_open(void)
{
	struct samovar *samovar = &the_samovar;

	if (!samovar->opened) {
		samovar->pot = pot_claim("samovar", &samovar_ops);
		if (!samovar->pot || tea_bus_register(&tea_bus_root, samovar->pot))
			return NULL;
		samovar->opened = true;
	}
	return samovar;
}
EXPORT_SYMBOL_GPL(samovar_open);

int samovar_set_alarm(struct samovar *samovar, u32 celsius, bool daily)
{
	if (celsius > 100)
		return -EINVAL;
	samovar->alarm = celsius;
	samovar->alarm_daily = daily;
	return 0;
}
EXPORT_SYMBOL_NS_GPL(samovar_set_alarm, SAMOVAR);
