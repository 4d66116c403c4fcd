import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayExport } from './candidates';
import { readDryLine, Recipe, Unit } from './dry-run';
import { buildEnvironment, makeGenerated } from './generate';
import { must, run, StepError } from './run';
import { Kernel } from './store';

/** What preparation needs to know. */
export interface TreeRequest {
  /** The unpacked source package, which holds `usr/src/NAME.tar.xz`. */
  sourcePackage: string;
  /** Name of the source package without version. */
  sourceName: string;
  /** The configuration that the kernel was built with. */
  config: string;
  cc: string;
  jobs: number;
}

/** Kept inside the tree, so that the tree and what we know of it appear together. */
const UNITS = '.conformance-units.json';

/**
 * The candidate units of the kernel's tree, which is unpacked and prepared first when it is not there.
 *
 * The tree appears by one rename when all is done, so that one which exists is whole.
 * @throws StepError when a step fails.
 */
export async function preparedTree(
  kernel: Kernel,
  request: TreeRequest,
  say: (text: string) => void,
): Promise<Unit[]> {
  if (!existsSync(kernel.tree)) {
    const fresh = join(kernel.scratch, 'tree');
    await unpack(fresh, request, say);
    await configure(fresh, request, say);
    const { units, recipes } = await dryRun(fresh, request, say);
    say(`making the generated sources`);
    const missed = await makeGenerated(fresh, recipes);
    if (missed.length > 0) say(`not made: ${missed.join(' ')}`);
    const candidates = units.filter((unit) => mayExport(fresh, unit.source));
    writeFileSync(join(fresh, UNITS), JSON.stringify(candidates));
    renameSync(fresh, kernel.tree);
  }
  return JSON.parse(readFileSync(join(kernel.tree, UNITS), 'utf8')) as Unit[];
}

async function unpack(tree: string, request: TreeRequest, say: (text: string) => void): Promise<void> {
  say(`unpacking ${request.sourceName}`);
  const archive = join(request.sourcePackage, 'usr/src', `${request.sourceName}.tar.xz`);
  mkdirSync(tree, { recursive: true });
  await must('tar', ['-xf', archive, '-C', tree, '--strip-components=1']);
}

async function configure(tree: string, request: TreeRequest, say: (text: string) => void): Promise<void> {
  say('make olddefconfig prepare');
  copyFileSync(request.config, join(tree, '.config'));
  await must('make', [...variables(request), `-j${request.jobs}`, 'olddefconfig', 'prepare'], {
    cwd: tree,
    env: buildEnvironment(),
    onLine: () => undefined,
  });
}

/** Asks kbuild for its commands; its two errors (a signing key, a vdso image) concern no unit of ours. */
async function dryRun(
  tree: string,
  request: TreeRequest,
  say: (text: string) => void,
): Promise<{ units: Unit[]; recipes: Recipe[] }> {
  say('make -n vmlinux modules');
  const units: Unit[] = [];
  const recipes: Recipe[] = [];
  const ran = await run('make', ['-n', '-k', 'V=1', ...variables(request), 'vmlinux', 'modules'], {
    cwd: tree,
    env: buildEnvironment(),
    onLine: (line) => {
      const read = readDryLine(line);
      if (read && 'unit' in read) units.push(read.unit);
      else if (read) recipes.push(read.recipe);
    },
  });
  if (units.length === 0)
    throw new StepError(`the dry run shows no genksyms command: ${ran.stderr.slice(0, 500)}`);
  return { units, recipes };
}

function variables(request: TreeRequest): string[] {
  return [`CC=${request.cc}`, `HOSTCC=${request.cc}`];
}
