# SPDX-License-Identifier: GPL-2.0-or-later
# Prints a source: one export for each size of cup.
echo '#include <linux/kernel.h>'
for size in small large; do
	echo "u32 cup_$size[CONFIG_CUPS];"
	echo "EXPORT_SYMBOL(cup_$size);"
done
