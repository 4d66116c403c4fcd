// SPDX-License-Identifier: GPL-2.0-or-later
/* Exports nothing, though it says EXPORT_SYMBOL. */
#include <linux/kernel.h>

#ifdef CONFIG_NOISE
EXPORT_SYMBOL(quiet_hum);
#endif

static const char quiet_word[] = "EXPORT_SYMBOL(quiet_word)";
