/* SPDX-License-Identifier: GPL-2.0-or-later */
struct leaf {
	const char *estate;
	union {
		u16 lot;
		u8 blend[2];
	};
};
