import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every macro that makes exports has this in its name. */
const EXPORT = /EXPORT_/;
const LOCAL_INCLUDE = /^[ \t]*#[ \t]*include[ \t]+"([^"\n]+)"/gm;

/**
 * Whether `source` (a path in the tree) may export something: it or a file that it includes from its own
 * place, such as another C file, contains something like an export.
 */
export function mayExport(tree: string, source: string): boolean {
  const seen = new Set<string>();
  const search = (file: string): boolean => {
    if (seen.has(file)) return false;
    seen.add(file);
    const path = join(tree, file);
    if (!existsSync(path)) return false;
    const text = readFileSync(path, 'latin1');
    if (EXPORT.test(text)) return true;
    for (const [, included] of text.matchAll(LOCAL_INCLUDE)) {
      if (search(join(dirname(file), included as string))) return true;
    }
    return false;
  };
  return search(source);
}
