// SPDX-License-Identifier: GPL-2.0-or-later
/* Keeping tea warm: by power, or by wool. */

#include <linux/export.h>
#include <linux/types.h>
#include <teapot/bus.h>
#include <teapot/cosy.h>
#include <teapot/warmer.h>

static const struct warmer_stage gentle[WARMER_STAGES] = {
	{ .millidegrees = 60000, .watts = 40, .hold_seconds = 600 },
	{ .millidegrees = 70000, .watts = 60, .hold_seconds = 600 },
	{ .millidegrees = 80000, .watts = 90, .hold_seconds = 60 },
};

int warmer_attach(struct warmer *warmer, u32 slot)
{
	unsigned int i;

	if (slot >= TEA_BUS_SLOTS)
		return -EINVAL;
	for (i = 0; i < WARMER_STAGES; i++)
		warmer->stages[i] = gentle[i];
	warmer->slot = slot;
	warmer->mode = WARMER_OFF;
	return 0;
}
EXPORT_SYMBOL(warmer_attach);

void warmer_detach(struct warmer *warmer)
{
	latch_take(&warmer->latch);
	warmer->mode = WARMER_OFF;
	latch_drop(&warmer->latch);
}
EXPORT_SYMBOL(warmer_detach);

int warmer_set_target(struct warmer *warmer, s32 millidegrees, enum warmer_mode mode)
{
	if (warmer->mode & WARMER_CHILD_LOCK && mode & WARMER_BOIL)
		return -EBUSY;
	warmer->target = millidegrees;
	warmer->mode = mode;
	return 0;
}
EXPORT_SYMBOL(warmer_set_target);

int cosy_fit(struct cosy *cosy, u32 capacity_ml)
{
	if (!cosy->layers)
		return -EINVAL;
	cosy->r_value = cosy->layers * 1000 / (capacity_ml + 1);
	return 0;
}
EXPORT_SYMBOL(cosy_fit);
