// SPDX-License-Identifier: GPL-2.0-or-later
/* Includes a header that kbuild writes only where its text would change. */
#include <linux/kernel.h>
#include "brand.h"

const char brand[BRAND_LENGTH] = BRAND;
EXPORT_SYMBOL(brand);
