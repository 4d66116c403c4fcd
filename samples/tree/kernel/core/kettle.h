/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KETTLE_H
#define KETTLE_H

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

#endif
