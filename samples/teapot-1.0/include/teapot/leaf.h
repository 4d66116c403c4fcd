/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _TEAPOT_LEAF_H
#define _TEAPOT_LEAF_H

#include <linux/types.h>

enum leaf_kind {
	LEAF_BLACK,
	LEAF_GREEN,
	LEAF_OOLONG,
	LEAF_HERBAL,
	LEAF_KIND_MAX,
};

/* What is in the tin. */
struct leaf {
	enum leaf_kind kind;
	union {
		struct {
			u16 estate;
			u16 lot;
		};
		u32 origin;
	};
	u8 grade:4;
	u8 smoked:1;
	u8 :3;
	char label[15];
};

/* Sits between pot and cup; the holes are listed by row. */
struct strainer {
	unsigned mesh_um;
	unsigned char holes[2 * 4];
};

extern const char *const leaf_names[LEAF_KIND_MAX];

const struct leaf *leaf_lookup(u16 estate, u16 lot);
int __must_check leaf_blend(struct leaf *into, const struct leaf *from, u32 parts);
bool strainer_fits(const struct strainer *strainer, u32 leaf_um);

static inline bool leaf_same_origin(const struct leaf *a, const struct leaf *b)
{
	return a->origin == b->origin;
}

#endif
