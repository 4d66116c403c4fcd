// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus } from '../corpus';
import { CorpusDraft } from './corpus-draft';
import { groupsOf } from './groups';
import type { TypedPart, TypeSource } from './typed-exports';

/**
 * The corpus of a kernel known by BTF, as a scan would give it as far as BTF knows it. Its units are not those of the sources, which BTF does not tell: vmlinux and all modules are
 * one where no name means two things in them, and modules that contradict it are in others.
 * @param draft what is there of it already
 */
export function corpusOf(
  parts: readonly TypedPart[],
  vmlinux: TypeSource,
  draft = new CorpusDraft('BTF'),
): Corpus {
  for (const { records, parts: members } of groupsOf(parts, vmlinux)) {
    const { module } = members[0]!;
    const variants = [...records.values()].map((record) => draft.variantOf(record, null));
    const exports = members.flatMap((part) => part.exports);
    draft.addUnit({ name: module, source: '', module }, exports, variants);
  }
  return draft.corpus;
}
