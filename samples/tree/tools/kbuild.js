'use strict';
const { existsSync, readFileSync, statSync } = require('node:fs');
const { basename, dirname, join, relative } = require('node:path').posix;

const SIGNALS = ['HUP', 'INT', 'QUIT', 'TERM', 'PIPE'];

/** The recipes of the sample tree, in the form that kbuild gives them. */
class Kbuild {
  /** @param objects absolute path of the folder with `.config` */
  constructor(objects, compiler) {
    this.objects = objects;
    this.compiler = compiler;
    const included = /^include (.+)\/Makefile$/m.exec(readFileSync(join(objects, 'Makefile'), 'utf8'));
    this.source = included ? included[1] : objects;
    /** The source tree as kbuild names it, seen from the object tree. */
    this.srctree =
      this.source === objects ? '.' : relative(objects, this.source) === '..' ? '..' : this.source;
    const lines = readFileSync(join(this.source, 'Kbuild'), 'utf8').split('\n');
    this.rules = lines
      .filter((line) => /^[a-z]/.test(line) && !line.startsWith('prepare '))
      .map((line) => line.trim());
    this.flags = this.rules
      .filter((rule) => rule.startsWith('flags '))
      .map((rule) => rule.slice('flags '.length));
  }

  /**
   * What making everything takes, in make's order: `target`, `command` as kbuild saves it, `lines` as make runs
   * them, and `needs`, where all of them tell whether the target is up to date.
   */
  recipes() {
    return this.rules.flatMap((rule) => {
      const [, word, rest] = /^(\w+) (.*)$/.exec(rule);
      const [, target, , others] = /^([^:]*?)(:\s*(.*))?$/.exec(rest);
      if (word === 'flags') return [];
      if (word === 'cc')
        return others === undefined ? this.compiled('vmlinux', rest) : this.compiled(target, others);
      if (word === 'as') return [this.assembled(target)];
      if (word === 'ld') return this.linked(target, others.split(' '));
      if (word === 'ar') return [this.saved(target, this.archiveCommand(target, others.split(' ')))];
      if (word === 'order') return [this.saved(target, orderCommand(target, others.split(' ')))];
      if (word === 'host')
        return [{ ...this.saved(target, this.hostCommand(target, others)), needs: [others] }];
      if (word === 'make') return [this.made(target.split(' '), others)];
      if (word === 'check') return [this.checked(target, others)];
      throw new Error(`Kbuild: ${rule}`);
    });
  }

  isCurrent({ target, needs, command }) {
    const made = statSync(join(this.objects, target), { throwIfNoEntry: false });
    return (
      this.isSaved(target, command) &&
      needs !== undefined &&
      made !== undefined &&
      needs.every((need) => this.stat(need)?.mtimeMs <= made.mtimeMs)
    );
  }

  /** kbuild makes anew what another command has made. */
  isSaved(target, command) {
    const record = join(this.objects, dotted(target)) + '.cmd';
    return existsSync(record) && readFileSync(record, 'latin1') === `cmd_${target} := ${saved(command)}\n`;
  }

  stat(path) {
    const places = [this.objects, this.source].map((folder) => join(folder, path));
    return statSync(places.find((place) => existsSync(place)) ?? '', { throwIfNoEntry: false });
  }

  /** A file of the source tree as recipes name it. */
  named(path) {
    return this.srctree === '.' ? path : `${this.srctree}/${path}`;
  }

  shared(object) {
    const { srctree } = this;
    const isSeparate = srctree !== '.';
    const found = [
      `-I${srctree}/arch/tea/include`,
      '-I./arch/tea/include/generated',
      `-I${srctree}/include`,
      ...(isSeparate ? ['-I./include'] : []),
      `-I${srctree}/include/uapi`,
      '-I./include/generated/uapi',
    ];
    const dependencies = `-Wp,-MMD,${dotted(object)}.o.d`;
    return [
      this.compiler,
      dependencies,
      '-nostdinc',
      ...found,
      '-include',
      `${srctree}/include/linux/kconfig.h`,
    ];
  }

  ofC(object, module, flags) {
    const { srctree } = this;
    const name = basename(object).replace(/[-,.]/g, '_');
    const file = module === 'vmlinux' ? object : module;
    const modname = basename(file).replace(/[-,.]/g, '_');
    const folder = dirname(object);
    return [
      ...this.shared(object),
      `-include ${srctree}/include/linux/compiler_types.h -D__KERNEL__ -fmacro-prefix-map=${srctree}/=`,
      ...this.flags,
      ...(module === 'vmlinux' ? [] : ['-DMODULE']),
      ...(srctree === '.' ? [] : [`-I ${srctree}/${folder} -I ./${folder}`]),
      ...flags,
      ` -DKBUILD_MODFILE='"${file}"' -DKBUILD_BASENAME='"${name}"' -DKBUILD_MODNAME='"${modname}"'`,
      `-D__KBUILD_MODNAME=kmod_${modname}`,
    ].join(' ');
  }

  compiled(module, text) {
    const [object, ...flags] = text.split(' ');
    const words = this.ofC(object, module, flags);
    const source = existsSync(join(this.source, `${object}.c`)) ? this.named(`${object}.c`) : `${object}.c`;
    const command = `${words} -c -o ${object}.o ${source}  `;
    const preprocessed = `${words.replace(' ', ' -E -D__GENKSYMS__ ')} ${source}`;
    const found = [this.object(object, command, preprocessed, source)];
    if (module !== object) return found;
    return [...found, this.list(module, [object])];
  }

  assembled(object) {
    const source = this.named(`${object}.S`);
    const own = [...this.shared(object), '-D__KERNEL__ -D__ASSEMBLY__'].join(' ');
    const exports = `${own.replace(' ', ' -E ')} ${source} | grep "\\<___EXPORT_SYMBOL\\>" | sed 's/.*___EXPORT_SYMBOL[[:space:]]*\\([a-zA-Z0-9_]*\\)[[:space:]]*,.*/EXPORT_SYMBOL(\\1);/' ;`;
    const unit = `{ echo "#include <linux/kernel.h>" ; echo "#include <asm/asm-prototypes.h>" ; ${exports} }`;
    const preprocessed = `${unit} | ${this.ofC(object, 'vmlinux', []).replace(' ', ' -E -D__GENKSYMS__ ')} -xc -`;
    return this.object(object, `${own} -c -o ${object}.o ${source} `, preprocessed, source);
  }

  /** The lines that compile and that hand the unit to genksyms. */
  object(object, command, preprocessed, source) {
    const file = `${dotted(object)}.o`;
    const fixed = `scripts/basic/fixdep ${file}.d ${object}.o '${saveable(command)}' > ${file}.cmd; rm -f ${file}.d`;
    const versions = `if nm ${object}.o 2>/dev/null | grep -q __ksymtab; then ${preprocessed} | scripts/genksyms/genksyms    -r /dev/null >> ${file}.cmd; fi`;
    const target = `${object}.o`;
    const lines = [`${this.guard(target)}${command}; ${fixed}`, `${this.guard(target)}${versions}`];
    return { target, command, source, lines };
  }

  linked(module, objects) {
    const command = `ld -m elf_tea -z noexecstack   -r -o ${module}.o @${module}.mod `;
    return [this.list(module, objects), this.saved(`${module}.o`, command)];
  }

  /** Which objects a module has. */
  list(module, objects) {
    const folder = dirname(module);
    const names = objects.map((object) => `${relative(folder, object)}.o`).join(' ');
    const print = `awk '!x[$0]++ { print("${folder}/"$0) }'`;
    return this.saved(`${module}.mod`, `printf '%s\\n'   ${names} | ${print} > ${module}.mod`);
  }

  archiveCommand(archive, members) {
    const folder = dirname(archive);
    if (archive === 'vmlinux.a') {
      const heads = `$(ar t ${archive} | grep -F -f ${this.srctree}/scripts/head-object-list.txt)`;
      const ordered = `ar mPiT $(ar t ${archive} | sed -n 1p) ${archive} ${heads}`;
      return `rm -f ${archive}; ar cDPrST ${archive} ./${members.join(' ')}; ${ordered}`;
    }
    const printed = `printf "${folder === '.' ? './' : `${folder}/`}%s " ${members.join(' ')}`;
    return `rm -f ${archive};  ${printed} | xargs ar cDPrST ${archive}`;
  }

  hostCommand(program, source) {
    return `{ echo '#!/usr/bin/env node'; cat ${this.named(source)}; } > ${program}; chmod +x ${program}`;
  }

  made([target], text) {
    const [, needs, command] = /^(.*?) \| (.*)$/.exec(text);
    const named = command.replace(/@([\w./-]+)/g, (_, path) => this.named(path));
    return { ...this.saved(target, named), needs: needs.split(' ') };
  }

  /** kbuild's `filechk`: it keeps no record, and is asked for each time. */
  checked(target, command) {
    const temporary = `${dotted(target)}.tmp`;
    const update = `if [ ! -r ${target} ] || ! cmp -s ${target} ${temporary}; then mv -f ${temporary} ${target}; fi`;
    const lines = [
      `set -e;  mkdir -p ${dirname(target)}/; trap "rm -f ${temporary}" EXIT; { ${command}; } > ${temporary}; ${update}`,
    ];
    return { target, lines };
  }

  saved(target, command) {
    const record = `printf '%s\\n' 'cmd_${target} := ${saveable(command)}' > ${dotted(target)}.cmd`;
    return { target, command, lines: [`${this.guard(target)}${command}; ${record}`] };
  }

  /** Removes what was being made when a signal comes. */
  guard(target) {
    const traps = SIGNALS.map(
      (signal) => `trap 'rm -f ${target}; trap - ${signal}; kill -s ${signal} $$' ${signal};`,
    );
    return `set -e;   ${traps.join('  ')} `;
  }
}

function orderCommand(target, entries) {
  const parts = entries.map((entry) => (entry.endsWith('.ko') ? `  echo ${entry};` : `  cat ${entry};`));
  return `{ ${parts.join(' ')} :; } > ${target}`;
}

const dotted = (path) => join(dirname(path), `.${basename(path)}`);

/** A command as kbuild saves it in a `.cmd` file, for use between single quotes. */
const saveable = (command) => saved(command).replace(/'/g, `'\\''`);

/** The same as it stands in the file. */
const saved = (command) => command.replace(/\$/g, '$$$$').replace(/#/g, '$(pound)');

module.exports = { Kbuild, dotted, saved };
