/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _TEAPOT_SAMOVAR_H
#define _TEAPOT_SAMOVAR_H

#include <linux/types.h>

/* Known to the driver only. */
struct samovar;

struct samovar *samovar_open(void);
int samovar_set_alarm(struct samovar *samovar, u32 celsius, bool daily);

#endif
