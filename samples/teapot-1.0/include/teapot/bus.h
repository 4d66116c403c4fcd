/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _TEAPOT_BUS_H
#define _TEAPOT_BUS_H

#include <linux/types.h>

struct cosy;
struct pot;

#define TEA_BUS_SLOTS	8

struct tea_bus {
	const char *name;
	struct ring pots;
	latch_t latch;
	u32 used;
	int (*match)(const struct tea_bus *bus, const struct pot *pot);
};

extern struct tea_bus tea_bus_root;

int tea_bus_register(struct tea_bus *bus, struct pot *pot);
void tea_bus_unregister(struct tea_bus *bus, struct pot *pot);
struct pot *tea_bus_find(struct tea_bus *bus, const char *name);
int tea_bus_cover(unsigned int slot, struct cosy *cosy);
int tea_bus_rescan(unsigned int slot);

#endif
