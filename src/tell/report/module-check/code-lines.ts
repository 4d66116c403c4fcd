// SPDX-License-Identifier: GPL-2.0-or-later
import type { RebuiltUnit } from '../../../formats/object';
import type { CheckedModule } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { counted } from '../spelling';
import { usesLines } from './uses-lines';

/** Units and names of a unit that are told. */
const [UNITS, NAMES] = [10, 8];

/** What was left out of the comparison of two builds: it tells nothing of what the code does. */
const TAKEN_OUT =
  'not compared: debug data, line numbers in tables of BUG and WARN, names and order of static symbols, the place of merged texts, version tables and build ids; nothing is linked';

/** What the two builds of a module show, and what to do; none where it was not built. */
export function codeLines({ code, affected, loads }: Told<CheckedModule>): string[] {
  if (!code || affected === null) return [];
  const functions = code.units.reduce((sum, unit) => sum + unit.functions, 0);
  const whole = `${counted(code.units.length, 'unit')}, ${counted(functions, 'function')}`;
  const differing = code.units.filter((unit) => unit.code === 'differs');
  const unknown = code.units.filter((unit) => unit.code === 'unknown');
  const lines = [
    ...code.doubts,
    ...[...differing, ...unknown].slice(0, UNITS).map(unitLine),
    ...(differing.length + unknown.length > UNITS ? ['more units; -f json has all'] : []),
  ];
  switch (affected) {
    case 'no':
      if (differing.length + unknown.length + code.doubts.length > 0)
        return ['not affected as far as type data tell; its code was not wholly compared', ...lines];
      return [
        `not affected: the same code for both kernels (${whole})`,
        TAKEN_OUT,
        ...usesLines(code),
        ...(loads
          ? []
          : ['to do: rebuild it, without a change; or load it under forced versions at your own risk']),
      ];
    case 'yes':
      return [
        `affected: its code differs between the kernels (${counted(differing.length, 'unit')} of ${whole})`,
        ...lines,
        ...usesLines(code),
        differing.some(({ why }) => why !== null)
          ? 'to do: change the source where the new kernel does not compile it'
          : 'to do: rebuild it for the new kernel',
      ];
    default:
      return [`maybe affected: not proved by its code (${whole})`, ...lines];
  }
}

function unitLine({ source, why, differing }: Told<RebuiltUnit>): string {
  if (why !== null) return `${source}: ${why}`;
  const names = differing.slice(0, NAMES).map(({ what, name }) => `${what} ${name}`);
  const more = differing.length > NAMES ? ` and ${differing.length - NAMES} more` : '';
  return `${source}: ${names.join(', ')}${more}`;
}

/** Of modules that were built for both kernels, how many have the same code; undefined where none was. */
export function codeSummary(modules: readonly Told<CheckedModule>[]): string | undefined {
  const built = modules.filter(({ code }) => code !== null);
  if (built.length === 0) return undefined;
  const same = built.filter(({ affected, evidence }) => affected === 'no' && evidence === 'same-code');
  const differing = built.filter(({ affected }) => affected === 'yes').length;
  const refused = same.filter(({ loads }) => !loads).length;
  const parts = [`${same.length} with the same code`, `${differing} whose code differs`];
  const open = built.length - same.length - differing;
  if (open > 0) parts.push(`${open} not proved`);
  const needless = refused > 0 ? `; ${refused} refused although rebuilding changes nothing` : '';
  return `built for both kernels: ${parts.join(', ')}${needless}`;
}
