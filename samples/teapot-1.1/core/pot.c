// SPDX-License-Identifier: GPL-2.0-or-later
/* Pots: claimed from a small cupboard, handed back when empty. */

#include <linux/export.h>
#include <linux/types.h>
#include <teapot/bus.h>
#include <teapot/pot.h>

#define CUPBOARD_SIZE	8

static struct pot cupboard[CUPBOARD_SIZE];

struct pot *pot_claim(const char *name, const struct pot_ops *ops)
{
	unsigned int shelf, i;

	for (shelf = 0; shelf < CUPBOARD_SIZE; shelf++) {
		struct pot *pot = &cupboard[shelf];

		if (pot->ops)
			continue;
		for (i = 0; i < POT_NAME_LEN - 1 && name[i]; i++)
			pot->name[i] = name[i];
		pot->name[i] = '\0';
		ring_init(&pot->on_bus);
		pot->ops = ops;
		return pot;
	}
	return NULL;
}
EXPORT_SYMBOL(pot_claim);

void pot_release(struct pot *pot)
{
	if (pot->bus)
		tea_bus_unregister(pot->bus, pot);
	pot->ops = NULL;
}
EXPORT_SYMBOL(pot_release);

int pot_brew(struct pot *pot, const struct leaf *leaf, u32 seconds)
{
	if (!pot->hot || pot->lid_open)
		return -EBUSY;
	pot->strength = seconds / (leaf->smoked ? 2 : 3);
	return 0;
}
EXPORT_SYMBOL_GPL(pot_brew);

int pot_pour(struct pot *pot, u32 ml)
{
	int ret;

	latch_take(&pot->latch);
	if (ml > pot->level_ml) {
		ret = -EINVAL;
	} else {
		ret = pot->ops->pour(pot, ml);
		pot->level_ml -= ml;
		pot->poured_total_ml += ml;
	}
	latch_drop(&pot->latch);
	return ret;
}
EXPORT_SYMBOL(pot_pour);

u32 pot_level(const struct pot *pot)
{
	return pot->ops->level ? pot->ops->level(pot) : pot->level_ml;
}
EXPORT_SYMBOL(pot_level);

/* Empties the pot and forgets what was in it. */
void pot_rinse(struct pot *pot)
{
	latch_take(&pot->latch);
	pot->level_ml = 0;
	pot->strength = 0;
	latch_drop(&pot->latch);
}
EXPORT_SYMBOL(pot_rinse);
