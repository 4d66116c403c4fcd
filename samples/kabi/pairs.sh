#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Scans two releases of the toy kernel in samples/tree in two flavours, compares each flavour's, and merges the two comparisons.
# Arguments go to modversions pairs.
set -eu
samples=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
PATH=$samples/tree/tools:$PATH
export PATH MODVERSIONS_CACHE="$place/cache"
sources=$samples/kabi/configuration

scan() {
	touch "$1/include/config/auto.conf"
	modversions scan "$1" -o "$2" --only core/kettle >/dev/null 2>&1
}

for flavour in cloud desktop; do
	cp -r "$samples/tree/kernel" $flavour
	cp "$sources/kettle.h" "$sources/kettle.c" $flavour/core/
	sed 's/^flags /flags -march=x86-64 /' "$samples/tree/kernel/Kbuild" >$flavour/Kbuild
done
echo CONFIG_KETTLE_TIMER=y | tee -a desktop/.config >>desktop/include/config/auto.conf
echo '#define CONFIG_KETTLE_TIMER 1' >>desktop/include/generated/autoconf.h

for flavour in cloud desktop; do
	scan $flavour $flavour-1
	# The timer counts in longs, and a kettle pours into a cup.
	sed -e 's/u32 seconds/unsigned long seconds/' -e 's/u32 ml)/u32 ml, u8 cup)/' "$sources/kettle.h" >$flavour/core/kettle.h
	sed 's/u32 ml)/u32 ml, u8 cup)/' "$sources/kettle.c" >$flavour/core/kettle.c
	scan $flavour $flavour-2
	modversions compare $flavour-1 $flavour-2 -f null -f json:$flavour.json 2>/dev/null || test $? -lt 2
done
modversions pairs cloud=cloud.json desktop=desktop.json "$@" || test $? -lt 2
