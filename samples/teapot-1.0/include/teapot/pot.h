/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _TEAPOT_POT_H
#define _TEAPOT_POT_H

#include <linux/types.h>
#include <teapot/leaf.h>

struct pot;
struct tea_bus;

#define POT_NAME_LEN	16

/* Filled in by whoever drives the pot. */
struct pot_ops {
	int (*heat)(struct pot *pot, u32 millidegrees);
	int (*pour)(struct pot *pot, u32 ml);
	void (*vent)(struct pot *pot);
	u32 (*level)(const struct pot *pot);
};

struct pot {
	struct ring on_bus;
	struct tea_bus *bus;
	const struct pot_ops *ops;
	char name[POT_NAME_LEN];
	latch_t latch;
	unsigned int lid_open:1;
	unsigned int hot:1;
	unsigned int :6;
	unsigned int strength:8;
	u32 capacity_ml;
	u32 level_ml;
	void *driver_data;
};

struct pot *pot_claim(const char *name, const struct pot_ops *ops);
void pot_release(struct pot *pot);
int pot_brew(struct pot *pot, const struct leaf *leaf, u32 seconds);
int pot_pour(struct pot *pot, u32 ml);
u32 pot_level(const struct pot *pot);

static inline void pot_set_data(struct pot *pot, void *data)
{
	pot->driver_data = data;
}

static inline void *pot_get_data(const struct pot *pot)
{
	return pot->driver_data;
}

#endif
