// SPDX-License-Identifier: GPL-2.0-or-later
/** Lines in the shape of kbuild's, for the made-up tree. */

const SIGNALS = ['HUP', 'INT', 'QUIT', 'TERM', 'PIPE'];

/** A recipe as kbuild shows it: removes what it was making when a signal comes. */
export function recipe(target: string, script: string): string {
  const traps = SIGNALS.map((s) => `  trap 'rm -f ${target}; trap - ${s}; kill -s ${s} $$' ${s};`);
  return `set -e;  exec >/dev/null; ${traps.join('')} ${script}`;
}

export const CC = 'tea-cc';
export const COMMON = '-nostdinc -I./arch/tea/include -I./include -D__KERNEL__';

/** The command that compiles an object from a source of the same name. */
export function compiles(object: string, suffix = 'c', ...options: string[]): string {
  const [, folder, base] = /^(.*\/)?([^/]*)$/.exec(object)!;
  const dependencies = `-Wp,-MMD,${folder ?? ''}.${base!}.o.d`;
  const flags = suffix === 'S' ? '-D__ASSEMBLY__' : '-Wall';
  return [CC, dependencies, COMMON, flags, ...options, `-c -o ${object}.o ${object}.${suffix}`].join(' ');
}

/** The same as a line, with what follows it. */
export function compileLine(object: string, suffix = 'c', ...options: string[]): string {
  const command = compiles(object, suffix, ...options);
  const saved = command.replaceAll("'", "'\\''");
  return recipe(`${object}.o`, `${command}  ; ./tools/check ${object}.o; scripts/fix x '${saved}' > x.cmd`);
}

export function archiveLine(folder: string, ...members: string[]): string {
  const archive = folder === '.' ? 'built-in.a' : `${folder}/built-in.a`;
  const script = `rm -f ${archive};  printf "${folder}/%s " ${members.join(' ')} | xargs ar cDPrST ${archive}`;
  return recipe(
    archive,
    `${script}; printf '%s\\n' 'cmd_${archive} := ${script}' > ${folder}/.built-in.a.cmd`,
  );
}

export function wholeLine(...members: string[]): string {
  return recipe(
    'vmlinux.a',
    `rm -f vmlinux.a; ar cDPrST vmlinux.a ${members.join(' ')}; ar mPiT $(ar t vmlinux.a | sed -n 1p) vmlinux.a`,
  );
}

export function moduleLine(folder: string, name: string, ...objects: string[]): string {
  const list = objects.map((object) => `${object}.o`).join(' ');
  const module = `${folder}/${name}.mod`;
  return recipe(module, `printf '%s\\n'   ${list} | awk '!x[$0]++ { print("${folder}/"$0) }' > ${module}`);
}

export function orderLine(list: string, ...entries: string[]): string {
  const commands = entries.map((entry) => (entry.endsWith('.ko') ? `echo ${entry}; ` : `cat ${entry}; `));
  return recipe(list, `{  ${commands.join('')}:; } > ${list}`);
}
