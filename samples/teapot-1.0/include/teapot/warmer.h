/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _TEAPOT_WARMER_H
#define _TEAPOT_WARMER_H

#include <linux/types.h>

enum warmer_mode {
	WARMER_OFF,
	WARMER_KEEP = 1 << 0,
	WARMER_BOIL = 1 << 1,
	WARMER_CHILD_LOCK = 1 << 7,
};

#define WARMER_STAGES	3

struct warmer_stage {
	s32 millidegrees;
	u16 watts;
	u16 hold_seconds;
};

struct warmer {
	latch_t latch;
	enum warmer_mode mode;
	s32 target;
	u32 slot;
	struct warmer_stage stages[WARMER_STAGES];
	u64 started_ms;
	TEAPOT_RESERVE(1);
	TEAPOT_RESERVE(2);
};

int warmer_attach(struct warmer *warmer, u32 slot);
void warmer_detach(struct warmer *warmer);
int warmer_set_target(struct warmer *warmer, s32 millidegrees, enum warmer_mode mode);

#endif
