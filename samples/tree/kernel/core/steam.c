// SPDX-License-Identifier: GPL-2.0-or-later
/* Includes what only the build makes: by a program that the build makes as well. */
#include <linux/kernel.h>
#include "steam-table.h"

struct steam_table {
	u32 pascal[STEAM_ROWS];
	enum steam_grade grade;
};

int steam_read(struct steam_table *table)
{
	return 0;
}
EXPORT_SYMBOL_GPL(steam_read);
