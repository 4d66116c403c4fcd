#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Writes units/*.i of both releases again: every .c file, preprocessed as the kernel build does for genksyms.
# With GENKSYMS=/path/to/genksyms the expected answers are written again too.
# CC names another compiler; its line markers stay relative because it runs inside the release folder.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")"

for release in teapot-*/; do
	(
		cd "$release"
		mkdir -p units expected
		for file in core/*.c drivers/*.c; do
			unit=$(basename "$file" .c)
			"${CC:-gcc}" -E -D__GENKSYMS__ -nostdinc -Iinclude "$file" > "units/$unit.i"
			if [ -n "${GENKSYMS:-}" ]; then
				"$GENKSYMS" -r /dev/null -T "expected/$unit.symtypes" \
					< "units/$unit.i" > "expected/$unit.symvers"
			fi
		done
	)
done
