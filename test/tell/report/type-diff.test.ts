// SPDX-License-Identifier: GPL-2.0-or-later
/** How the text of a declaration is told to differ. */
import { declarationDiff } from '../../../src/tell/report';

test('a member a line, a brace level a tab; parentheses and commas within a member end none', () => {
  const inner = 'union { int a , b ; int ( * go ) ( int , struct { char c ; } ) ; }';
  expect(declarationDiff(`struct s { ${inner} ; int z ; }`, `struct s { ${inner} u ; int z ; }`))
    .toBe(`@@ -5,6 +5,6 @@
 		int ( * go ) ( int, struct {
 			char c;
 		} );
-	};
+	} u;
 	int z;
 }
`);
});

test('a string with spaces is one word', () => {
  expect(declarationDiff('int f asm ( "a  b" )', 'int f asm ( "a  c" )')).toBe(
    '@@ -1,1 +1,1 @@\n-int f asm ( "a  b" )\n+int f asm ( "a  c" )\n',
  );
});

test('no lines where both read alike', () => expect(declarationDiff('int f', 'int  f').trim()).toBe(''));
