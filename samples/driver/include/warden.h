/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _WARDEN_H
#define _WARDEN_H

#include <teapot/pot.h>
#include <teapot/warmer.h>

/* One pot under watch; ours, whatever the kernel does. */
struct ward {
	struct pot *pot;
	struct warmer warmer;
	u32 poured_ml;
	bool asleep;
};

int dose(struct ward *ward, const struct leaf *leaf);
void doze(struct ward *ward);

#endif
