// SPDX-License-Identifier: GPL-2.0-or-later
/* Steam: readings come in from the valves, listeners hear of them. */

#include <linux/export.h>
#include <linux/types.h>
#include <teapot/steam.h>

static struct ring listeners = RING_INIT(listeners);
static latch_t listeners_latch;

int steam_post(const struct steam_sample *samples, size_t count)
{
	struct ring *pos;
	size_t i;

	if (ring_empty(&listeners))
		return -ENODEV;

	for (i = 0; i < count; i++) {
		ring_walk(pos, &listeners) {
			struct steam_listener *listener = ring_item(pos, struct steam_listener, node);

			if (samples[i].pascal >= listener->min_pascal)
				listener->notify(listener, &samples[i]);
		}
	}
	return 0;
}
EXPORT_SYMBOL_GPL(steam_post);

void steam_subscribe(struct steam_listener *listener)
{
	latch_take(&listeners_latch);
	ring_add(&listener->node, &listeners);
	latch_drop(&listeners_latch);
}
EXPORT_SYMBOL_GPL(steam_subscribe);

void steam_unsubscribe(struct steam_listener *listener)
{
	latch_take(&listeners_latch);
	ring_del(&listener->node);
	latch_drop(&listeners_latch);
}
EXPORT_SYMBOL_GPL(steam_unsubscribe);
