import { readFileSync } from 'node:fs';
import { readOptions, RefusedReference, Session, USAGE, VERSION, type Settings } from '../genksyms';
import { warmUp } from '../unit';
import { fileError, writeWhole } from './files';

/** Runs the genksyms drop-in; sets the process' exit status. */
export function main(args: readonly string[]): void {
  process.exitCode = run(args);
}

function run(args: readonly string[]): number {
  const stderr = (text: string): void => void process.stderr.write(Buffer.from(text, 'latin1'));
  const settings: Settings = {
    debug: false,
    warnings: false,
    dumpDefinitions: false,
    preserve: false,
    reference: null,
  };
  const { given, error } = readOptions(args);
  let types: string | null = null;
  for (const { option, value } of given) {
    switch (option) {
      case 'd':
        settings.debug = true;
        break;
      case 'w':
      case 'q':
        settings.warnings = option === 'w';
        break;
      case 'V':
        stderr(VERSION);
        break;
      case 'D':
        settings.dumpDefinitions = true;
        break;
      case 'p':
        settings.preserve = true;
        break;
      case 'r':
        try {
          settings.reference = readFileSync(value, 'latin1');
        } catch (cause) {
          stderr(perror(value, cause));
          return 1;
        }
        break;
      case 'T':
        try {
          writeWhole(value, Buffer.alloc(0));
        } catch (cause) {
          stderr(perror(value, cause));
          return 1;
        }
        types = value;
        break;
      default:
        stderr(USAGE);
        return option === 'h' ? 0 : 1;
    }
  }
  if (error !== null) {
    stderr(error + USAGE);
    return 1;
  }
  try {
    warmUp();
    const result = new Session(settings).run(readFileSync(0));
    if (types !== null) writeWhole(types, result.types);
    stderr(result.stderr);
    process.stdout.write(Buffer.from(result.stdout, 'latin1'));
    return result.exit;
  } catch (cause) {
    if (!(cause instanceof RefusedReference)) throw cause;
    stderr(cause.message);
    return 1;
  }
}

/** What C's `perror` prints. */
const perror = (file: string, cause: unknown): string =>
  `${file === '' ? '' : `${file}: `}${fileError(cause)}\n`;
