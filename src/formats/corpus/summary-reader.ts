// SPDX-License-Identifier: GPL-2.0-or-later
import { printable } from '../../problem';
import { count, checkFormat, list, Malformed, object, oneOf, parseJson, string } from './fields';
import {
  BYTE_ORDERS,
  COMMAND_SOURCES,
  LATER_FILES,
  ROW_ORDERS,
  SCAN_FORMAT,
  SCAN_VERSION,
  type FileDigest,
  type OtherTarget,
  type ScanCounts,
  type ScanProblem,
  type ScanSummary,
  type Target,
} from './summary';

/**
 * Reads the text of scan.json. What it does not know it leaves out.
 * @throws Malformed naming the field that is missing or wrong
 */
export function parseSummary(text: string): ScanSummary {
  const fields = object(parseJson(text, printable), 'scan.json');
  checkFormat(fields, SCAN_FORMAT, SCAN_VERSION);
  const compiler = object(fields.compiler, 'compiler');
  const files = object(fields.files, 'files');
  return {
    format: SCAN_FORMAT,
    version: SCAN_VERSION,
    release: string(fields.release, 'release'),
    architecture: string(fields.architecture, 'architecture'),
    compiler: {
      command: string(compiler.command, 'compiler.command'),
      version: string(compiler.version, 'compiler.version'),
    },
    // Earlier versions of this program did not write it.
    target: fields.target === undefined || fields.target === null ? null : targetOf(fields.target),
    ...(fields.otherTargets === undefined ? {} : { otherTargets: otherTargetsOf(fields.otherTargets) }),
    generation: string(fields.generation, 'generation'),
    commands: oneOf(fields.commands, COMMAND_SOURCES, 'commands'),
    rows: oneOf(fields.rows, ROW_ORDERS, 'rows'),
    ...(fields.shard === undefined ? {} : { shard: shardOf(fields.shard) }),
    plan: string(fields.plan, 'plan'),
    ...(fields.only === undefined ? {} : { only: texts(fields.only, 'only') }),
    assumedModversions: boolean(fields.assumedModversions, 'assumedModversions'),
    counts: countsOf(fields.counts),
    files: {
      'Module.symvers': digestOf(files['Module.symvers'], 'files["Module.symvers"]'),
      symtypes: digestOf(files.symtypes, 'files.symtypes'),
      'baseline.jsonl': digestOf(files['baseline.jsonl'], 'files["baseline.jsonl"]'),
      ...Object.fromEntries(
        LATER_FILES.filter((name) => files[name] !== undefined).map((name) => [
          name,
          digestOf(files[name], `files["${name}"]`),
        ]),
      ),
    },
    generated: texts(fields.generated, 'generated'),
    problems: list(fields.problems, 'problems').map(problemOf),
    ...(fields.configuration !== undefined && { configuration: optionsOf(fields.configuration) }),
  };
}

function optionsOf(value: unknown): Record<string, string> {
  const entries = Object.entries(object(value, 'configuration'));
  return Object.fromEntries(
    entries.map(([name, one]) => {
      if (!/^CONFIG_\w+$/.test(name)) throw new Malformed(`${printable(name)} in configuration is no option`);
      return [name, string(one, `configuration.${name}`)];
    }),
  );
}

function targetOf(value: unknown): Target {
  const fields = object(value, 'target');
  return {
    machine: string(fields.machine, 'target.machine'),
    byteOrder: oneOf(fields.byteOrder, BYTE_ORDERS, 'target.byteOrder'),
    pointerBytes: count(fields.pointerBytes, 'target.pointerBytes'),
    longBytes: count(fields.longBytes, 'target.longBytes'),
    charIsSigned: boolean(fields.charIsSigned, 'target.charIsSigned'),
    packStruct: count(fields.packStruct, 'target.packStruct'),
    shortEnums: boolean(fields.shortEnums, 'target.shortEnums'),
    msBitfields: boolean(fields.msBitfields, 'target.msBitfields'),
    options: fields.options === undefined ? [] : texts(fields.options, 'target.options'),
    ...(fields.compiler !== undefined && {
      compiler: oneOf(fields.compiler, ['clang'] as const, 'target.compiler'),
    }),
  };
}

function otherTargetsOf(value: unknown): OtherTarget[] {
  return list(value, 'otherTargets').map((one) => {
    const fields = object(one, 'an item of otherTargets');
    return { target: targetOf(fields.target), units: texts(fields.units, 'the units of another target') };
  });
}

function shardOf(value: unknown): { index: number; of: number } {
  const fields = object(value, 'shard');
  const shard = { index: count(fields.index, 'shard.index'), of: count(fields.of, 'shard.of') };
  if (shard.index < 1 || shard.index > shard.of) throw new Malformed('shard.index is not from 1 to shard.of');
  return shard;
}

function countsOf(value: unknown): ScanCounts {
  const fields = object(value, 'counts');
  const one = (name: keyof ScanCounts): number => count(fields[name], `counts.${name}`);
  return {
    planned: one('planned'),
    exporting: one('exporting'),
    exports: one('exports'),
    vmlinuxExports: one('vmlinuxExports'),
    moduleExports: one('moduleExports'),
    variants: one('variants'),
    declarations: one('declarations'),
  };
}

function digestOf(value: unknown, what: string): FileDigest {
  const fields = object(value, what);
  const sha256 = string(fields.sha256, `${what}.sha256`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Malformed(`${what}.sha256 is no digest`);
  return { bytes: count(fields.bytes, `${what}.bytes`), sha256 };
}

function problemOf(value: unknown): ScanProblem {
  const fields = object(value, 'a problem');
  return {
    kind: string(fields.kind, 'the kind of a problem'),
    ...(fields.unit === undefined ? {} : { unit: string(fields.unit, 'the unit of a problem') }),
    message: string(fields.message, 'the message of a problem'),
    ...(fields.remedy === undefined ? {} : { remedy: string(fields.remedy, 'the remedy of a problem') }),
  };
}

function texts(value: unknown, what: string): string[] {
  return list(value, what).map((one) => string(one, `an item of ${what}`));
}

function boolean(value: unknown, what: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new Malformed(`${what} is neither true nor false`);
}
