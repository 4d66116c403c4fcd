// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { declarationName, EVIDENCE, missedWordsFor } from '../../report';
import type { SavedCheck, SavedModule } from './check-model';
import { DataTable } from './data-table';
import { DiffView } from './diff-view';
import { LayoutMap } from './layout-map';
import { VerdictBadge, verdictColumn } from './marks';
import { countOf, kindTitle, shortText } from './model';
import { linkTo } from './route';
import { Titled } from './titled';

interface Reached {
  module: SavedModule;
  cause: SavedModule['causes'][number];
}

/** One change: what it is, and which modules it reaches, as far as that is known. */
export function CheckedCauseView({ check, number }: { check: SavedCheck; number: number }): JSX.Element {
  const { name, judgement, baseText, newText } = check.causes[number]!;
  const reached = check.modules.flatMap((module) =>
    module.causes.filter(({ cause }) => cause === number).map((cause): Reached => ({ module, cause })),
  );
  const names: [string, string] = [
    check.base?.release ?? check.base?.path ?? 'base',
    check.against.release ?? check.against.path,
  ];
  return (
    <article>
      <nav class="steps" aria-label="Changes">
        <a href={linkTo(['changes'])}>All changes</a>
      </nav>
      <h1 tabIndex={-1} class="long">
        <VerdictBadge verdict={judgement.verdict} /> {shortText(declarationName(name), 200)}
      </h1>
      <p class="reason">{shortText(judgement.reason, 2000)}</p>
      <p class="dim">{kindTitle(judgement.kind, missedWordsFor(check.against))}</p>
      <section aria-labelledby="reached-title">
        <h2 id="reached-title">Behind symbols of {countOf(reached.length, 'module')}</h2>
        <DataTable
          label="Modules"
          look="modules"
          columns={[
            {
              title: 'module',
              isName: true,
              look: 'long',
              text: ({ module }) => module.file,
              show: ({ module: { file } }) => <a href={linkTo(['module', file])}>{shortText(file)}</a>,
            },
            { title: 'would load', text: ({ module }) => (module.loads ? 'yes' : 'no') },
            { title: 'reaches it', text: ({ cause }) => cause.reach },
            { title: 'how that is known', look: 'why', text: ({ cause }) => EVIDENCE[cause.evidence] },
            {
              title: 'used of it, and different',
              look: 'why',
              text: ({ module }) => usedOf(module, name).join(' '),
            },
          ]}
          rows={reached}
          keyOf={({ module }) => module.file}
        />
      </section>
      <Titled title="Declaration">
        <DiffView baseText={baseText} newText={newText} />
      </Titled>
      <LayoutMap proof={judgement.proof} names={names} />
    </article>
  );
}

function usedOf({ code }: SavedModule, record: string): string[] {
  const uses = code?.units.flatMap((unit) => unit.uses?.changed ?? []) ?? [];
  return [...new Set(uses.filter(({ of }) => of === record).map(({ name }) => name))];
}

/** All changes behind symbols of the modules, the worst first. */
export function CheckedCauses({ check }: { check: SavedCheck }): JSX.Element {
  const rows = check.causes.map((cause, number) => {
    const found = check.modules.flatMap(({ causes }) => causes.filter((one) => one.cause === number));
    const count = (reach: string): number => found.filter((one) => one.reach === reach).length;
    return { cause, number, yes: count('yes'), maybe: count('maybe'), no: count('no') };
  });
  return (
    <>
      <h1 tabIndex={-1}>Changes behind symbols of the modules</h1>
      {rows.length === 0 && (
        <p class="note">
          None is known. What changed is known only with the kernel that the modules were built for: --base.
        </p>
      )}
      <DataTable
        label="Changes"
        look="modules"
        columns={[
          {
            ...verdictColumn(({ cause }: (typeof rows)[number]) => cause.judgement.verdict),
            rank: ({ number }) => number,
          },
          {
            title: 'declaration',
            isName: true,
            look: 'long',
            text: ({ cause }) => declarationName(cause.name),
            show: ({ cause, number }) => (
              <a href={linkTo(['cause', number + 1])}>{shortText(declarationName(cause.name), 80)}</a>
            ),
          },
          { title: 'reaches modules', look: 'number', text: ({ yes }) => yes },
          { title: 'may reach', look: 'number', text: ({ maybe }) => maybe },
          { title: 'does not reach', look: 'number', text: ({ no }) => no },
          {
            title: 'why',
            look: 'why',
            text: ({ cause }) => cause.judgement.reason,
            show: ({ cause }) => shortText(cause.judgement.reason, 140),
          },
        ]}
        rows={rows}
        keyOf={({ number }) => number}
      />
    </>
  );
}
