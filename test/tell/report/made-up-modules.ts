// SPDX-License-Identifier: GPL-2.0-or-later
/** Made-up checks of modules: every obstacle, and names that try to be more than names. */
import type { Obstacle } from '../../../src/kernel/loader';
import type { CheckedModule, ModuleCheck } from '../../../src/kernel/usage';
import { causeOf, hostile, HOSTILE, judgementOf, LONG } from './made-up';

/** An obstacle of every kind, about one name. */
export const obstaclesOf = (name: string): Obstacle[] => [
  { kind: 'damaged', what: `damaged: ${name}` },
  { kind: 'machine', machine: name },
  { kind: 'vermagic', vermagic: null, kernel: name },
  { kind: 'no-versions' },
  { kind: 'export-versions' },
  { kind: 'crc', symbol: name, crc: 1, kernelCrc: 2, owner: name },
  { kind: 'no-crc', symbol: name, owner: name },
  { kind: 'missing', symbol: name },
  { kind: 'gpl-only', symbol: name, owner: name, license: name },
  { kind: 'namespace', symbol: name, owner: name, namespace: name },
  { kind: 'proprietary', symbol: name, owner: name },
  { kind: 'provider', symbol: name, owner: name },
  { kind: 'circle', symbol: name, owner: name },
  { kind: 'duplicate', symbol: name, owner: name },
];

/** A version that differs. */
export const differs = (symbol: string, kernelCrc = 2): Obstacle => ({
  kind: 'crc',
  symbol,
  crc: 1,
  kernelCrc,
  owner: 'vmlinux',
});

/** A module with what stands in its way. */
export const moduleOf = (
  file: string,
  obstacles: Obstacle[],
  more: Partial<CheckedModule> = {},
): CheckedModule => ({
  file,
  name: file.replace(/^.*\/|\.ko$/g, ''),
  vermagic: '6.1.190 SMP mod_unload',
  license: 'GPL',
  machine: 'x86-64',
  isSigned: false,
  imports: 3,
  loads: obstacles.length === 0,
  obstacles,
  causes: [],
  unexplained: [],
  affected: null,
  evidence: null,
  code: null,
  verdict: null,
  ...more,
});

/** A check of modules. */
export const checkOf = (modules: CheckedModule[], more: Partial<ModuleCheck> = {}): ModuleCheck => ({
  format: 'modversions-module-check',
  version: 1,
  against: {
    path: 'new',
    release: '6.1.192',
    architecture: 'x86',
    vermagic: null,
    isWhole: true,
    exports: 4,
    hasVersions: true,
  },
  base: null,
  modules,
  causes: [],
  failed: [],
  unchecked: [],
  warnings: [],
  ...more,
});

/** One that loads, one refused for each kind of obstacle, one judged, a file that is none, a rule not checked. */
export const everyObstacle = (): ModuleCheck =>
  checkOf(
    [
      moduleOf('lib/fine.ko', []),
      ...obstaclesOf('sym').map((one) => moduleOf(`lib/${one.kind}.ko`, [one])),
      moduleOf('lib/nic.ko', [differs('netif_rx'), differs('pot_pour')], {
        causes: [{ cause: 0, symbols: 1, reach: 'yes', evidence: 'defined' }],
        unexplained: ['pot_pour'],
        affected: 'yes',
        verdict: 'break',
      }),
    ],
    {
      causes: [causeOf('s#dev', ['netif_rx'], judgementOf('member-moved'))],
      failed: [{ file: 'broken.ko', message: 'broken.ko: is no ELF file', remedy: 'give modules' }],
      unchecked: [{ what: 'signature', why: 'signatures are not verified' }],
    },
  );

/** Everything that a module or kernel text may say is hostile. */
export function hostileCheck(): ModuleCheck {
  const names = [...HOSTILE, LONG];
  const { causes } = hostile();
  const check = checkOf(
    names.flatMap((name) => [
      moduleOf(name, [differs(name), ...obstaclesOf(name)], {
        name,
        vermagic: name,
        license: name,
        machine: name,
        causes: causes.map((_, cause) => ({ cause, symbols: 1, reach: 'maybe', evidence: 'shared' })),
        unexplained: names,
        affected: 'maybe',
        verdict: 'break',
      }),
      moduleOf(`loads ${name}`, []),
    ]),
    {
      causes,
      failed: names.map((name) => ({ file: name, message: `${name}: is no ELF file`, remedy: name })),
      unchecked: names.map((name) => ({ what: 'exports', why: `${name} is not the whole kernel` })),
    },
  );
  check.against = { ...check.against, path: HOSTILE[0]!, release: HOSTILE[3]! };
  check.base = { ...hostile().base, path: HOSTILE[6]! };
  return check;
}
