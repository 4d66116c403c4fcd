// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/kernel.h>
#include "samovar.h"

struct samovar_tap {
	u16 turns;
};

int samovar_turn(struct samovar *samovar, int tap)
{
	return samovar->taps[tap]->turns++;
}
EXPORT_SYMBOL_GPL(samovar_turn);
