/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SAMOVAR_H
#define SAMOVAR_H

struct samovar {
	struct pot pot;
	struct samovar_tap *taps[2];
};

#endif
