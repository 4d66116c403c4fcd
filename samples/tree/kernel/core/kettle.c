// SPDX-License-Identifier: GPL-2.0-or-later
/* Kettles: types with what a CRC passes over. */
#include <linux/kernel.h>

/* Only this file knows what a guest is. */
struct guest {
	u16 seat;
	struct pot *favourite;
};

/* An attribute behind the brace is no part of the CRC. */
struct whistle {
	u8 pitch;
	u32 pascal;
} __packed __aligned(2);

/* Nor is the packing in force. */
#pragma pack(push, 1)
struct kettle {
	struct pot pot;
	struct whistle whistle;
	u16 watts;
};
#pragma pack(pop)

enum heat { HEAT_OFF, HEAT_LOW = 3, HEAT_HIGH };

int kettle_heat(struct kettle *kettle, enum heat heat)
{
	kettle->watts = 100 * heat;
	return 0;
}
EXPORT_SYMBOL(kettle_heat);

struct guest *kettle_guest(const struct kettle *kettle)
{
	return 0;
}
EXPORT_SYMBOL_GPL(kettle_guest);
