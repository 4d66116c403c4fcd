import { words } from './words';

/** One object that kbuild would compute CRCs for. */
export interface Unit {
  /** The object's path in the tree without `.o`: unlike the source it is unique. */
  name: string;
  /** Path of the C or assembly source in the tree. */
  source: string;
  /** The preprocessor's argument list, program first, as in kbuild's own pipe to genksyms. */
  preprocess: string[];
  /** For assembly only: the preprocessor's argument list for the source; `preprocess` reads standard input then. */
  assembly?: string[];
}

/** A recipe that makes a file which only the build generates. */
export interface Recipe {
  target: string;
  /** The line that make hands to the shell. */
  script: string;
}

/** What one line of `make -n V=1` is to us. */
export type DryLine = { unit: Unit } | { recipe: Recipe } | undefined;

const GENKSYMS = ' | scripts/genksyms/genksyms';

/**
 * Reads one line of kbuild's dry run.
 * @throws Error when a line that computes CRCs has an unknown form.
 */
export function readDryLine(line: string): DryLine {
  // Verbose kbuild echoes each command before it runs it: the last one is the one that counts.
  const end = line.lastIndexOf(GENKSYMS);
  if (end >= 0) return readUnit(line, end);
  const target = recipeTarget(line);
  return target === undefined ? undefined : { recipe: { target, script: line } };
}

/** `…; if nm OBJECT 2>/dev/null | grep -q …; then PREPROCESS | scripts/genksyms/genksyms …` */
function readUnit(line: string, end: number): DryLine {
  const then = line.lastIndexOf('; then ', end);
  const object = /\bif \S+ (\S+)\.o 2>\/dev\/null \| grep [^;]*$/.exec(line.slice(0, then));
  if (then < 0 || !object) throw new Error(`unknown form of a genksyms command: ${line.slice(0, 200)}`);
  const name = object[1] as string;
  const command = line.slice(then + '; then '.length, end);
  if (!command.startsWith('{')) {
    const preprocess = preprocessor(command);
    return { unit: { name, source: preprocess.at(-1) as string, preprocess } };
  }
  // `{ echo "#include …" ; … ; PREPROCESS.S | grep … | sed … ; } | PREPROCESS -xc -`
  const parts = /^.* echo "[^"]*" ; (.*?) \| grep .* ; \} \| (.*)$/.exec(command);
  if (!parts) return undefined;
  const assembly = preprocessor(parts[1] as string);
  const source = assembly.at(-1) as string;
  return { unit: { name, source, assembly, preprocess: preprocessor(parts[2] as string) } };
}

/** Dependency files are left out: they are for make and change no text. */
function preprocessor(command: string): string[] {
  return words(command).filter((word) => !word.startsWith('-Wp,-MMD'));
}

/** What a kbuild recipe makes stands in the trap that removes it on a signal. */
function recipeTarget(line: string): string | undefined {
  // Objects of the kernel itself are never needed here, and they are nearly all of the output.
  if (line.includes(' -D__KERNEL__ ')) return undefined;
  const changed = /trap 'rm -f ([^ ;']+); trap - HUP/.exec(line);
  if (changed) return changed[1];
  const checked = /trap "rm -f (\S*?)\.([^/\s]+)\.tmp" EXIT/.exec(line);
  return checked ? `${checked[1]}${checked[2]}` : undefined;
}
