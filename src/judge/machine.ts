import type { Kernel } from '../corpus';
import type { Machine, ModelOptions } from '../layout';

/** What a kernel's data model hangs on; null where it is not known. */
export function machineOf({ architecture }: Kernel): { machine: Machine; options: ModelOptions } | null {
  return architecture === 'x86' ? { machine: 'x86_64', options: {} } : null;
}
