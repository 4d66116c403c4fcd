// SPDX-License-Identifier: GPL-2.0-or-later
/** What is said of one export by a comparison, by an explanation of it alone, and by a check of a module that uses it. */
import { Records, type Kernel } from '../../../src/formats/corpus';
import { readModule, type KernelModule } from '../../../src/formats/module';
import { Explainer } from '../../../src/kernel/explain';
import { judgeKernels, worst, type JudgedComparison, type Verdict } from '../../../src/kernel/judge';
import { checkModules, runningKernel } from '../../../src/kernel/loader';
import { moduleCheck } from '../../../src/kernel/usage';
import { madeModule } from '../../formats/module/made-up';

/** By who says it; null for whoever has nothing to say. */
export interface Measures {
  compared: Verdict | null;
  explained: Verdict | null;
  checked: Verdict | null;
}

/** Two kernels that are asked about exports. */
export class ThreeMeasures {
  readonly comparison: JudgedComparison;
  readonly explainer: Explainer;

  constructor(
    private readonly base: Kernel,
    private readonly next: Kernel,
  ) {
    this.comparison = judgeKernels(base, next);
    this.explainer = new Explainer(base, next, new Records());
  }

  async of(name: string): Promise<Measures> {
    const { changes, missed } = this.comparison;
    const own = changes.filter((change) => change.name === name);
    const found = [
      ...own.map(({ verdict }) => verdict),
      ...missed.filter(({ exports }) => exports.includes(name)).map(({ judgement }) => judgement.verdict),
    ];
    const [explained] = this.explainer.explain([{ what: 'export', name }]).explanations;
    return {
      compared: found.length === 0 ? null : worst(found),
      explained: explained!.verdict,
      checked: await this.checked(name),
    };
  }

  /** Of a module that was built for the base and uses this export alone. */
  private async checked(name: string): Promise<Verdict | null> {
    const modules = [this.moduleThatUses(name)];
    const running = runningKernel(this.next, null);
    const check = await moduleCheck({
      running,
      modules,
      results: checkModules(modules, running),
      knowledgeOf: () => Promise.resolve(null),
      hasQuietRecord: () => Promise.resolve(false),
      isRecordAlike: () => false,
      sources: null,
      comparison: judgeKernels(this.base, this.next, { symbols: new Set([name]) }),
      codes: null,
      baseExports: this.base.rows,
      failed: [],
      typesUnchecked: () => [],
    });
    return check.modules[0]!.verdict;
  }

  private moduleThatUses(name: string): KernelModule {
    const { crc = 0, namespace = '' } = this.base.rows?.get(name) ?? {};
    const made = madeModule({ imports: [name], versions: { [name]: crc } });
    const module = readModule(made, 'kettle.ko');
    const importedNamespaces = namespace === '' ? [] : [namespace];
    return { ...module, modinfo: { ...module.modinfo, license: 'Proprietary', importedNamespaces } };
  }
}
