// SPDX-License-Identifier: GPL-2.0-or-later
import type { ChangedUse, ModuleCode, UnitUses } from '../../../formats/object';
import type { Told } from '../../../text';
import { counted } from '../spelling';

/** Things of a kind, and places, that are told. */
const TOLD = 8;

const TITLES = {
  member: 'members that it uses and that moved or have another type',
  size: 'types whose size is part of its code and differs',
  type: 'names of types that stand for others',
  enumerator: 'constants that it uses with another value',
  object: 'functions and variables that are declared otherwise',
  inline: 'functions of headers that it takes in and that differ',
  text: 'its own code, of which headers make something else',
} as const satisfies Record<ChangedUse['what'], string>;

/** What of the module's code makes it differ, as its source shows it; none where no source was read. */
export function usesLines({ units }: Told<ModuleCode>): string[] {
  const read = units.flatMap(({ code, uses }) => (uses && code !== 'same' ? [uses] : []));
  const lines = Object.entries(TITLES).flatMap(([what, title]) => {
    const found = distinct(read.flatMap(({ changed }) => changed.filter((one) => one.what === what)));
    return found.length > 0 ? [`${title}: ${listed(found.map(useText))}`] : [];
  });
  return [...lines, ...openLines(read), ...disagreements(units)];
}

/** What of one declaration the module's code uses that differs: `net_device.todo_list (nic.c:120)`. */
export function usesOf(record: string, { units }: Told<ModuleCode>): string | null {
  const found = distinct(units.flatMap(({ uses }) => uses?.changed.filter(({ of }) => of === record) ?? []));
  return found.length > 0 ? `used of it, and different: ${listed(found.map(useText))}` : null;
}

function useText({ name, file, line, users }: Told<ChangedUse>): string {
  const more = users.length > 1 ? `, ${counted(users.length, 'function')}` : `, ${users[0]!}`;
  return `${name} (${file.split('/').at(-1)!}:${line}${more})`;
}

/** One of several units stands for all. */
function distinct(uses: readonly Told<ChangedUse>[]): Told<ChangedUse>[] {
  return [...new Map(uses.map((one) => [`${one.what} ${one.name}`, one])).values()];
}

function openLines(read: readonly Told<UnitUses>[]): string[] {
  const open = read.flatMap((uses) => uses.open);
  if (open.length === 0) return [];
  const names = open.map(({ name, file, line }) => `${name} (${file.split('/').at(-1)!}:${line})`);
  return [`maybe more: what ${counted(open.length, 'place')} use could not be told: ${listed(names)}`];
}

/** Where the code and what it uses disagree: one of them tells too little. */
function disagreements(units: Told<ModuleCode>['units']): string[] {
  const unexplained = units.flatMap(({ uses }) => uses?.unexplained ?? []);
  const idle = units.flatMap(({ uses }) => uses?.idle ?? []);
  const lines: string[] = [];
  if (unexplained.length > 0)
    lines.push(`differ although nothing that they are seen to use does: ${listed(unexplained)}`);
  if (idle.length > 0)
    lines.push(`use what differs although their code is the same, or is part of no object: ${listed(idle)}`);
  return lines;
}

function listed(names: readonly string[]): string {
  const rest = names.length > TOLD ? ` and ${names.length - TOLD} more; -f json has all` : '';
  return `${names.slice(0, TOLD).join(', ')}${rest}`;
}
