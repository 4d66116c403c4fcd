// SPDX-License-Identifier: GPL-2.0-or-later
/* A module that offers nothing. */
#include <linux/kernel.h>

static int idle_hours;
