/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef __ASM_GENERIC_EXPORT_H
#define __ASM_GENERIC_EXPORT_H

.macro ___EXPORT_SYMBOL name,val,sec
	.section ___ksymtab\sec+\name,"a"
	.long	\val
	.previous
.endm

#define __EXPORT_SYMBOL(sym, val, sec)	___EXPORT_SYMBOL sym, val, sec
#define EXPORT_SYMBOL(name)		__EXPORT_SYMBOL(name, name,)
#define EXPORT_SYMBOL_GPL(name)		__EXPORT_SYMBOL(name, name, _gpl)

#endif
