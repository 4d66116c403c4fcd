/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KETTLE_H
#define KETTLE_H

#define KETTLE_CUPS (CONFIG_CUPS + 1)

struct kettle {
	struct pot *pot;
	u16 watts;
#ifdef CONFIG_KETTLE_TIMER
	u32 seconds;
#endif
	u8 cups[KETTLE_CUPS];
};

int kettle_heat(struct kettle *kettle);
int kettle_pour(struct kettle *kettle, u32 ml);

#endif
