// SPDX-License-Identifier: GPL-2.0-or-later
/* The tea chest. */

#include <linux/export.h>
#include <linux/types.h>
#include <teapot/leaf.h>

const char *const leaf_names[LEAF_KIND_MAX] = {
	[LEAF_BLACK] = "black",
	[LEAF_GREEN] = "green",
	[LEAF_OOLONG] = "oolong",
	[LEAF_HERBAL] = "herbal",
};
EXPORT_SYMBOL(leaf_names);

static const struct leaf chest[] = {
	{ .kind = LEAF_BLACK, .estate = 12, .lot = 3, .grade = 5, .smoked = 1, .label = "Pine Row" },
	{ .kind = LEAF_GREEN, .estate = 40, .lot = 1, .grade = 7, .label = "Early Terrace" },
	{ .kind = LEAF_HERBAL, .estate = 7, .lot = 9, .grade = 2, .label = "Back Garden" },
};

const struct leaf *leaf_lookup(u16 estate, u16 lot)
{
	size_t i;

	for (i = 0; i < sizeof(chest) / sizeof(chest[0]); i++)
		if (chest[i].estate == estate && chest[i].lot == lot)
			return &chest[i];
	return NULL;
}
EXPORT_SYMBOL(leaf_lookup);

int leaf_blend(struct leaf *into, const struct leaf *from, u32 parts)
{
	if (into->kind != from->kind || !parts)
		return -EINVAL;
	if (from->grade < into->grade)
		into->grade = from->grade;
	into->smoked |= from->smoked;
	return 0;
}
EXPORT_SYMBOL(leaf_blend);

bool strainer_fits(const struct strainer *strainer, u32 leaf_um)
{
	return strainer->mesh_um < leaf_um;
}
EXPORT_SYMBOL(strainer_fits);
