import type { ModuleCheck } from '../../../kernel/usage';
import { itemsJson } from '../items-json';

/**
 * A check of modules for programs, as docs/module-check.schema.json describes it: a module or a cause a line.
 * @returns pieces of one character a byte
 */
export function modulesJson(check: ModuleCheck): Generator<string> {
  return itemsJson(check);
}
