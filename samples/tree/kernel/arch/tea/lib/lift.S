/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lifting a pot: "as fast as it gets", so it isn't C. */
#include <asm-generic/export.h>

tea_lift:
	ret
EXPORT_SYMBOL(tea_lift)

tea_lower:
	ret
EXPORT_SYMBOL_GPL(tea_lower)

/* Nobody has written a prototype for this one. */
tea_tilt:
	ret
EXPORT_SYMBOL(tea_tilt)
