// SPDX-License-Identifier: GPL-2.0-or-later
/* A type that hangs on the line it stands in. */
#include <linux/kernel.h>

#define RESERVED(bytes)	u8 __PASTE(reserved_, __LINE__)[bytes]

struct tick {
	u32 now;
	RESERVED(4);
	u32 until;
	RESERVED(8);
};

u32 tick_left(const struct tick *tick)
{
	return tick->until - tick->now;
}
EXPORT_SYMBOL(tick_left);
