// SPDX-License-Identifier: GPL-2.0-or-later
/* Exports in namespaces: of their own, and of the file. */
#define DEFAULT_SYMBOL_NAMESPACE TEA_ROOM
#include <linux/kernel.h>

int space_file(u8 room)
{
	return room;
}
EXPORT_SYMBOL(space_file);

int space_file_gpl(u8 room)
{
	return room;
}
EXPORT_SYMBOL_GPL(space_file_gpl);

int space_own(u8 room)
{
	return room;
}
EXPORT_SYMBOL_NS(space_own, KITCHEN);

int space_own_gpl(u8 room)
{
	return room;
}
EXPORT_SYMBOL_NS_GPL(space_own_gpl,
		     KITCHEN);
