// SPDX-License-Identifier: GPL-2.0-or-later
/* Its exports stand in a file that it includes. */
#include <linux/kernel.h>
#include "leaf.h"
#include "leaf-names.c"
