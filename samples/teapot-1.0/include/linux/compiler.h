/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H

#define __packed		__attribute__((__packed__))
#define __aligned(n)		__attribute__((__aligned__(n)))
#define __used			__attribute__((__used__))
#define __section(name)		__attribute__((__section__(name)))
#define __must_check		__attribute__((__warn_unused_result__))
#define __always_inline		inline __attribute__((__always_inline__))

#define barrier()		__asm__ __volatile__("" : : : "memory")

/* Room kept free in a structure, so that later releases can grow it in place. */
#define TEAPOT_RESERVE(n)	u64 kabi_reserved##n

#endif
