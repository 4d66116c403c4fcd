// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth, type Both } from '../../c/abi';
import { byBytes, type Kernel, type KernelTypes } from '../../formats/corpus';
import { differingOptions } from './options';
import { OptionCauses, type Asked } from './options-behind';
import type { ComparedConfiguration, OptionCause, OptionValues } from './result';

/** What tells the options behind a cause; none where nothing shows any. */
export interface WithOptions {
  behind(cause: Asked): { options?: OptionCause[] };
  /** @param causes all that were asked for */
  compared(causes: readonly { options?: OptionCause[] }[]): { configuration?: ComparedConfiguration };
}

/**
 * Holds two configurations against each other.
 * @param types null where those of a side are not known
 */
export function withOptions(kernels: Both<Kernel>, types: Both<KernelTypes> | null): WithOptions {
  const { base, new: next } = onBoth(kernels, ({ configuration }) => configuration ?? null);
  const counts = onBoth({ base, new: next }, (one) => one && Object.keys(one).length);
  if (!base || !next) {
    // Of files alone nobody expects it.
    const isScan = [kernels.base, kernels.new].some(({ kind }) => kind === 'scan' || kind === 'tree');
    const configuration = { ...counts, differing: null, bearing: [] };
    return { behind: () => ({}), compared: () => (isScan ? { configuration } : {}) };
  }
  const differing = differingOptions({ base, new: next });
  const corpora = types && onBoth(types, ({ source }) => source?.corpus);
  const causes =
    differing.some(mayBear) && corpora?.base && corpora.new
      ? new OptionCauses({ base, new: next }, { base: corpora.base, new: corpora.new })
      : null;
  return {
    behind: (cause) => {
      const options = causes?.of(cause) ?? [];
      return options.length > 0 ? { options } : {};
    },
    compared: (all) => ({
      configuration: { ...counts, differing: differing.length, bearing: bearingOf(all) },
    }),
  };
}

/** No condition and no bound hangs on what a text says: two builds differ by `CONFIG_BUILD_SALT` at least. */
function mayBear({ base, new: next }: OptionValues): boolean {
  return ![base, next].every((value) => value !== null && !/^(?:[ym]|0[xX][0-9a-fA-F]+|-?\d+)$/.test(value));
}

function bearingOf(causes: readonly { options?: OptionCause[] }[]): ComparedConfiguration['bearing'] {
  const found = new Map<string, ComparedConfiguration['bearing'][number]>();
  for (const { options = [] } of causes)
    for (const { option, base, new: next } of options) {
      const known = found.get(option);
      if (known) known.causes++;
      else found.set(option, { option, base, new: next, causes: 1 });
    }
  return [...found.values()].sort((a, b) => byBytes(a.option, b.option));
}
