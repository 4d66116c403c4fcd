// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/kernel.h>

int main(void)
{
	return 0;
}
