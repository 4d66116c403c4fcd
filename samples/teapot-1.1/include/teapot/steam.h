/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _TEAPOT_STEAM_H
#define _TEAPOT_STEAM_H

#include <linux/types.h>

/* One reading of one valve, laid out as the valve sends it. */
struct steam_sample {
	u8 valve;
	u32 pascal;
	u16 celsius;
} __packed;

struct steam_listener;

typedef void (*steam_notify_t)(struct steam_listener *listener, const struct steam_sample *sample);

struct steam_listener {
	struct ring node;
	steam_notify_t notify;
	u32 min_pascal;
};

int steam_post(const struct steam_sample *samples, size_t count);
void steam_subscribe(struct steam_listener *listener);
void steam_unsubscribe(struct steam_listener *listener);

#endif
