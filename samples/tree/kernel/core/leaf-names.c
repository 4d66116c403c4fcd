// SPDX-License-Identifier: GPL-2.0-or-later
const struct leaf leaf_names[] = {
	{ .estate = "Pine Row", .lot = 3 },
	{ .estate = "Early Terrace", .lot = 12 },
};
EXPORT_SYMBOL(leaf_names);
