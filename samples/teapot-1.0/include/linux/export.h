/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _LINUX_EXPORT_H
#define _LINUX_EXPORT_H

#include <linux/compiler.h>

#ifdef __GENKSYMS__
/* The checksum pass wants the name and nothing else. */
#define ___EXPORT_SYMBOL(sym, sec, ns)	__GENKSYMS_EXPORT_SYMBOL(sym)
#else
struct export_row {
	const void *address;
	const char *name;
	const char *space;
};

#define ___EXPORT_SYMBOL(sym, sec, ns)					\
	static const struct export_row __export_row_##sym		\
	__used __section("__ksymtab" sec) = { &sym, #sym, ns }
#endif

#define EXPORT_SYMBOL(sym)		___EXPORT_SYMBOL(sym, "", "")
#define EXPORT_SYMBOL_GPL(sym)		___EXPORT_SYMBOL(sym, "_gpl", "")
#define EXPORT_SYMBOL_NS_GPL(sym, ns)	___EXPORT_SYMBOL(sym, "_gpl", #ns)

#endif
