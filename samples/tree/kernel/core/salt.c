// SPDX-License-Identifier: GPL-2.0-or-later
/* Has an ELF note: up to 6.3 a link brings such objects to the front of vmlinux, and so their rows. */
#include <linux/kernel.h>

static const u32 salt_note[4] __attribute__((section(".note.tea"), used)) = { 4, 0, 1, 7 };

int salt_pinch(struct pot *pot)
{
	return salt_note[3];
}
EXPORT_SYMBOL(salt_pinch);
