/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _LINUX_EXPORT_H
#define _LINUX_EXPORT_H

/* An export names a symbol, the section of its licence, and its namespace. */
#ifdef __GENKSYMS__
#define ___EXPORT_SYMBOL(sym, sec, ns)	__GENKSYMS_EXPORT_SYMBOL(sym)
#else
#define ___EXPORT_SYMBOL(sym, sec, ns)						\
	extern const char __served_##sym[];					\
	const char __served_##sym[] = #sym sec ns
#endif

#ifdef CONFIG_MODULES
#define __EXPORT_SYMBOL(sym, sec, ns)	___EXPORT_SYMBOL(sym, sec, ns)
#else
#define __EXPORT_SYMBOL(sym, sec, ns)
#endif

#define __space(ns)	#ns
#define __named(ns)	__space(ns)

#ifdef DEFAULT_SYMBOL_NAMESPACE
#define _EXPORT_SYMBOL(sym, sec)	__EXPORT_SYMBOL(sym, sec, __named(DEFAULT_SYMBOL_NAMESPACE))
#else
#define _EXPORT_SYMBOL(sym, sec)	__EXPORT_SYMBOL(sym, sec, "")
#endif

#define EXPORT_SYMBOL(sym)		_EXPORT_SYMBOL(sym, "")
#define EXPORT_SYMBOL_GPL(sym)		_EXPORT_SYMBOL(sym, "_gpl")
#define EXPORT_SYMBOL_NS(sym, ns)	__EXPORT_SYMBOL(sym, "", __named(ns))
#define EXPORT_SYMBOL_NS_GPL(sym, ns)	__EXPORT_SYMBOL(sym, "_gpl", __named(ns))

#endif
