// SPDX-License-Identifier: GPL-2.0-or-later
/* The bus: which pot hangs in which slot. */

#include <linux/export.h>
#include <linux/types.h>
#include <teapot/bus.h>
#include <teapot/cosy.h>
#include <teapot/pot.h>

static struct cosy *covers[TEA_BUS_SLOTS];

struct tea_bus tea_bus_root = {
	.name = "root",
	.pots = RING_INIT(tea_bus_root.pots),
};
EXPORT_SYMBOL_GPL(tea_bus_root);

static bool names_equal(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

int tea_bus_register(struct tea_bus *bus, struct pot *pot)
{
	if (bus->match && !bus->match(bus, pot))
		return -ENODEV;
	if (bus->used == TEA_BUS_SLOTS)
		return -EBUSY;

	latch_take(&bus->latch);
	pot->bus = bus;
	ring_add(&pot->on_bus, &bus->pots);
	bus->used++;
	latch_drop(&bus->latch);
	return 0;
}
EXPORT_SYMBOL(tea_bus_register);

void tea_bus_unregister(struct tea_bus *bus, struct pot *pot)
{
	latch_take(&bus->latch);
	ring_del(&pot->on_bus);
	pot->bus = NULL;
	bus->used--;
	latch_drop(&bus->latch);
}
EXPORT_SYMBOL(tea_bus_unregister);

struct pot *tea_bus_find(struct tea_bus *bus, const char *name)
{
	struct ring *pos;

	ring_walk(pos, &bus->pots) {
		struct pot *pot = ring_item(pos, struct pot, on_bus);

		if (names_equal(pot->name, name))
			return pot;
	}
	return NULL;
}
EXPORT_SYMBOL(tea_bus_find);

int tea_bus_cover(unsigned int slot, struct cosy *cosy)
{
	if (slot >= TEA_BUS_SLOTS)
		return -EINVAL;
	if (cosy && !cosy->layers)
		return -EINVAL;
	covers[slot] = cosy;
	return 0;
}
EXPORT_SYMBOL(tea_bus_cover);
