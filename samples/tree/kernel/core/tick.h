/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TICK_H
#define TICK_H

#define RESERVED(bytes)	u8 __PASTE(reserved_, __LINE__)[bytes]

struct tick {
	u32 now;
	RESERVED(4);
	u32 until;
	RESERVED(8);
};

#endif
