// SPDX-License-Identifier: GPL-2.0-or-later
// Writes a source and a header from a menu, as kbuild's compilers of grammars do.
const { readFileSync, writeFileSync } = require('node:fs');

const [menu, source, header] = process.argv.slice(2);
const dishes = readFileSync(menu, 'utf8').trim().split('\n');
const names = dishes.map((dish) => `ORDER_${dish.toUpperCase()}`);
writeFileSync(header, `enum order { ${names.join(', ')} };\nint order_price(enum order order);\n`);
writeFileSync(source, `#include "order.menu.h"\n\nint order_price(enum order order)\n{\n\treturn order + 1;\n}\n`);
