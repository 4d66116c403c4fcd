/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _LINUX_KCONFIG_H
#define _LINUX_KCONFIG_H

#include <generated/autoconf.h>

#endif
