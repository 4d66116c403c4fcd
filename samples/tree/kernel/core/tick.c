// SPDX-License-Identifier: GPL-2.0-or-later
/* Types that hang on the lines they stand in: one of a header, and one that only this file knows. */
#include <linux/kernel.h>
#include "tick.h"

struct tock {
	RESERVED(2);
	struct tick tick;
};

u32 tick_left(const struct tick *tick)
{
	return tick->until - tick->now;
}
EXPORT_SYMBOL(tick_left);

u32 tock_left(const struct tock *tock)
{
	return tick_left(&tock->tick);
}
EXPORT_SYMBOL(tock_left);
