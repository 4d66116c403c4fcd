#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Takes the Module.symvers of teapot 1.0 for a stored reference, and accepts what teapot 1.1 changed for one cause.
# Arguments go to modversions reference update.
set -eu
samples=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
old=$samples/teapot-1.0/scan
new=$samples/teapot-1.1/scan
modversions compare "$old" "$new" -f null -f json:"$place/changes.json" 2>/dev/null || test $? -lt 2
cp "$old/Module.symvers" "$place/kabi.symvers"
modversions reference update "$place/kabi.symvers" "$new" --comparison "$place/changes.json" "$@"
