#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Makes two releases of the toy kernel in samples/tree, scans both, and mends what the second did to its kABI.
# Arguments go to modversions fix; FIX_PATCH names a file for the patch.
set -eu
samples=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
PATH=$samples/tree/tools:$PATH
export PATH MODVERSIONS_CACHE="$place/cache"
cp -r "$samples/tree/kernel" new
sed 's/^flags /flags -march=x86-64 /' "$samples/tree/kernel/Kbuild" >new/Kbuild

release() {
	cp "$samples/kabi/$1/kettle.h" "$samples/kabi/$1/kettle.c" new/core/
	touch new/include/config/auto.conf
}

release fix-base
modversions scan new -o base --only core/kettle >/dev/null 2>&1
release fix-new
modversions scan new -o next --only core/kettle >/dev/null 2>&1
modversions fix base next --tree new -o "${FIX_PATCH:-fix.patch}" "$@" 2>messages || test $? -lt 2 || cat messages >&2
