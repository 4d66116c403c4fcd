// SPDX-License-Identifier: GPL-2.0-or-later
/* How long each leaf takes, and what happens at night. */
#include <linux/module.h>
#include <warden.h>

static u32 seconds_for(const struct leaf *leaf)
{
	switch (leaf->kind) {
	case LEAF_BLACK:
		return 180;
	case LEAF_HERBAL:
		return 420;
	default:
		return 120;
	}
}

int dose(struct ward *ward, const struct leaf *leaf)
{
	if (leaf->smoked)
		return -1;
	return pot_brew(ward->pot, leaf, seconds_for(leaf));
}

void doze(struct ward *ward)
{
	ward->asleep = true;
	warmer_detach(&ward->warmer);
}
