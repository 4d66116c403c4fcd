// SPDX-License-Identifier: GPL-2.0-or-later
/* Exports whose macro is named for something else. */
#include <linux/service.h>

TEA_SERVICE(brew_black);
TEA_SERVICE(brew_green);
