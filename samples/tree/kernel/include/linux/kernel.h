/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _LINUX_KERNEL_H
#define _LINUX_KERNEL_H

#include <linux/export.h>

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;

/* What all pots have in common. */
struct pot {
	const char *name;
	struct pot *next;
	u32 level_ml;
	u8 lid_open : 1;
	u8 strength : 4;
};

/* Whom a pot is for: only the core knows. */
struct guest;

#endif
