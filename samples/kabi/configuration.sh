#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Scans the toy kernel in samples/tree under two configurations, and compares the two.
# Arguments go to modversions compare.
set -eu
samples=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
PATH=$samples/tree/tools:$PATH
export PATH MODVERSIONS_CACHE="$place/cache"
cp -r "$samples/tree/kernel" tree
cp "$samples/kabi/configuration/kettle.h" "$samples/kabi/configuration/kettle.c" tree/core/
sed 's/^flags /flags -march=x86-64 /' "$samples/tree/kernel/Kbuild" >tree/Kbuild

# Sets an option as make would do in all three files.
option() {
	echo "$1=$2" | tee -a tree/.config >>tree/include/config/auto.conf
	echo "#define $1 $3" >>tree/include/generated/autoconf.h
}

scan() {
	touch tree/include/config/auto.conf
	modversions scan tree -o "$1" --only core/kettle >/dev/null 2>&1
}

option CONFIG_KETTLE_TIMER y 1
scan small
option CONFIG_BIG_KITCHEN y 1
sed -i.old -e '/CONFIG_KETTLE_TIMER/d' -e 's/CONFIG_CUPS\([ =]\)6/CONFIG_CUPS\112/' \
	tree/.config tree/include/config/auto.conf tree/include/generated/autoconf.h
scan large
modversions compare small large "$@" 2>messages || test $? -lt 2 || cat messages >&2
