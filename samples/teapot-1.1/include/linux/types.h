/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _LINUX_TYPES_H
#define _LINUX_TYPES_H

#include <linux/compiler.h>

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed int s32;
typedef __SIZE_TYPE__ size_t;
typedef _Bool bool;

#define NULL	((void *)0)
#define true	1
#define false	0

#define EBUSY	16
#define ENODEV	19
#define EINVAL	22

/* A ring of links; an empty ring points at itself. */
struct ring {
	struct ring *next, *prev;
};

#define RING_INIT(name)	{ &(name), &(name) }

#define ring_item(ptr, type, member) ({					\
	const __typeof__(((type *)0)->member) *__link = (ptr);		\
	(type *)((char *)__link - __builtin_offsetof(type, member)); })

#define ring_walk(pos, head) \
	for (pos = (head)->next; pos != (head); pos = pos->next)

static inline void ring_init(struct ring *ring)
{
	ring->next = ring;
	ring->prev = ring;
}

static inline void ring_add(struct ring *item, struct ring *head)
{
	item->next = head;
	item->prev = head->prev;
	head->prev->next = item;
	head->prev = item;
}

static inline void ring_del(struct ring *item)
{
	item->prev->next = item->next;
	item->next->prev = item->prev;
	ring_init(item);
}

static __always_inline bool ring_empty(const struct ring *head)
{
	return head->next == head;
}

/* One holder at a time; the toy kernel never sleeps. */
typedef struct {
	volatile u32 held;
} latch_t;

static inline void latch_take(latch_t *latch)
{
	while (latch->held)
		barrier();
	latch->held = 1;
	barrier();
}

static inline void latch_drop(latch_t *latch)
{
	barrier();
	latch->held = 0;
}

#endif
