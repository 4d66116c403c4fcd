// SPDX-License-Identifier: GPL-2.0-or-later
/** What one release is checked with: packages by name, without the version that they all have. */
export interface Release {
  /** The version of Debian's packages. */
  version: string;
  source: string;
  headers: string;
  /** The package with the built genksyms. */
  kbuild: string;
  /** The image, whose BTF layouts are held against; the headers package itself where that has a vmlinux. */
  image: string;
  cc: string;
  /** Suites of Debian to look in, by lists of our own; none where the system's lists have the packages. */
  suites: readonly string[];
  /** What is changed in the published configuration, as arguments of the tree's scripts/config. */
  settings: readonly string[];
  /** Types that the changed settings lay out otherwise than in the published image. */
  changedTypes: readonly string[];
  /** Whether the published Module.symvers has CRCs, and what stands in its rows is all that the tree exports. */
  isVersioned: boolean;
}

/** Turns the versions of 7.x on, made from the source, and off what cannot be had with them here. */
const GENKSYMS =
  '-e MODVERSIONS -e GENKSYMS -d GENDWARFKSYMS -d RUST -d DEBUG_INFO_BTF -d EXTENDED_MODVERSIONS -e BASIC_MODVERSIONS';

/** The releases that can be named. */
export const RELEASES = {
  '6.1': {
    version: '6.1.192-2',
    source: 'linux-source-6.1',
    headers: 'linux-headers-6.1.0-56-amd64',
    kbuild: 'linux-kbuild-6.1',
    image: 'linux-image-6.1.0-56-amd64',
    cc: 'gcc-12',
    suites: [],
    settings: [],
    changedTypes: [],
    isVersioned: true,
  },
  '6.12': {
    version: '6.12.117-1~deb12u1',
    source: 'linux-source-6.12',
    headers: 'linux-headers-6.12.117+deb12-amd64',
    kbuild: 'linux-kbuild-6.12.117+deb12',
    image: '',
    cc: 'gcc-12',
    suites: [],
    settings: [],
    changedTypes: [],
    isVersioned: true,
  },
  '7.3': {
    version: '7.3.4-1~bpo13+1',
    source: 'linux-source-7.3',
    headers: 'linux-headers-7.3.4+deb13-amd64',
    kbuild: 'linux-kbuild-7.3.4+deb13',
    image: 'linux-headers-7.3.4+deb13-amd64',
    cc: 'gcc-12',
    suites: ['trixie-backports'],
    settings: GENKSYMS.split(' '),
    // Without BTF there is no sched_ext either, and no type data of modules.
    changedTypes: ['struct cgroup', 'struct cgroup_root', 'struct module', 'struct task_struct'],
    isVersioned: false,
  },
} as const satisfies Record<string, Release>;

/** Machines other than this one: how kbuild and Debian call them, and their compilers. */
export const ARCHITECTURES = {
  arm64: { kbuild: 'arm64', headers: 'arm64', triplet: 'aarch64-linux-gnu' },
  s390x: { kbuild: 's390', headers: 's390x', triplet: 's390x-linux-gnu' },
  ppc64el: { kbuild: 'powerpc', headers: 'powerpc64le', triplet: 'powerpc64le-linux-gnu' },
} as const;

export type ArchitectureName = keyof typeof ARCHITECTURES;

export type ReleaseName = keyof typeof RELEASES;
