/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _TEAPOT_COSY_H
#define _TEAPOT_COSY_H

#include <linux/types.h>

/* Knitted, quilted or felt: keeps a pot warm without power. */
struct cosy {
	struct ring spare;
	const char *pattern;
	u32 r_value;
	u8 layers;
} __aligned(16);

int cosy_fit(struct cosy *cosy, u32 capacity_ml);

#endif
