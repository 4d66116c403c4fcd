/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KETTLE_H
#define KETTLE_H

struct kettle {
	u16 watts_max;
	struct pot *pot;
	u32 level_ml;
	u16 watts;
	struct kettle *next;
};

int kettle_heat(struct kettle *kettle);
int kettle_pour(struct kettle *kettle, u32 ml, u32 pause);

#endif
