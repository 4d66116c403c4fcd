/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What assembly exports, in C: only so does it get versions. */
#include <linux/kernel.h>

int tea_lift(struct pot *pot);
void tea_lower(struct pot *pot, u32 level_ml);
