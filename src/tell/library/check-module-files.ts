// SPDX-License-Identifier: GPL-2.0-or-later
import { readContent } from '../../formats/content';
import { SymtypesReader } from '../../formats/corpus';
import { readSide } from '../../formats/shipped';
import { readBaseBtf, TypeData, type ModuleCheck } from '../../kernel/usage';
import { Progress } from '../../progress';
import type { ModuleCheckDocument } from '../documents';
import { checkReports, type ReportFormat } from '../report';
import { checkAgainst } from './check-against';
import { extraSymbolsIn } from './extra-symbols';
import { moduleFiles } from './module-files';
import { readModules } from './module-reading';
import { rendered, type Look } from './rendered';

/** Which kernels modules are held against. */
export interface CheckOptions {
  /** The kernel that is to load them: a folder of a scan or a Module.symvers. */
  against: string;
  /** The same of the kernel that they were built for: scans of both tell the causes. */
  base?: string;
  /** The vmlinux that they were built with, or its BTF: it tells which causes reach a module. */
  btfBase?: string;
  /** The version magic of `against`, as `modinfo -F vermagic` prints it. */
  vermagic?: string;
  /** Files Module.symvers of other modules that are loaded before; of a symbol in several the first counts. */
  extraSymbols?: readonly string[];
  progress?: Progress;
}

/** What would come of modules. */
export class ModuleReport {
  private readonly reports;
  private saved: ModuleCheckDocument | null = null;

  constructor(private readonly check: ModuleCheck) {
    this.reports = checkReports(check);
  }

  /** Whether all files could be read, and all modules would load. */
  get allLoad(): boolean {
    return this.check.failed.length === 0 && this.check.modules.every(({ loads }) => loads);
  }

  /** The whole result as `docs/module-check.schema.json` describes it. */
  get document(): ModuleCheckDocument {
    return (this.saved ??= JSON.parse(this.render('json')) as ModuleCheckDocument);
  }

  /** One form of the result: `text`, `markdown`, `json`, `sarif`, `junit`, `github` or one of the field's. */
  render(format: ReportFormat, { color = false, width = null }: Look = {}): string {
    return rendered(this.reports.in(format, { color, width }));
  }
}

/**
 * Tells whether a kernel would load modules, and what is behind it if not.
 * @param names modules, and directories with modules below them; those that cannot be read stand in the result
 * @throws ModversionsError naming a kernel's file that cannot be read
 */
export async function checkModuleFiles(
  names: readonly string[],
  { against, base, btfBase, vermagic, extraSymbols = [], progress = new Progress() }: CheckOptions,
): Promise<ModuleReport> {
  const reader = new SymtypesReader();
  const kernel = await readSide(against, reader, progress);
  const older = base === undefined ? null : await readSide(base, reader, progress);
  const given = btfBase === undefined ? null : readBaseBtf(await readContent(btfBase), btfBase);
  const check = await checkAgainst(kernel, {
    base: older,
    reader,
    extraSymbols: await extraSymbolsIn(extraSymbols),
    vermagic: vermagic ?? null,
    types: new TypeData(given, older?.btf),
    read: await readModules(await moduleFiles(names), progress, () => undefined),
    sources: () => Promise.resolve(null),
    codes: () => Promise.resolve(null),
  });
  return new ModuleReport(check);
}
