// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { codeLines, declarationName, EVIDENCE, isTroubled, obstacleText, whyText } from '../../report';
import { codeFacts, type SavedCheck, type SavedModule, type SavedUnit } from './check-model';
import { DataTable, type DataColumn } from './data-table';
import { VerdictBadge, verdictColumn } from './marks';
import { countOf, shortText } from './model';
import { linkTo } from './route';
import { Titled } from './titled';

/** One module: what comes of it and why, what its code uses that differs, which changes are behind its symbols. */
export function CheckedModuleView({
  check,
  module,
}: {
  check: SavedCheck;
  module: SavedModule;
}): JSX.Element {
  const { file, verdict, obstacles, code, loads, vermagic, license, machine } = module;
  const facts = codeFacts(module);
  const fate = isTroubled(module) ? `: ${whyText(module)}` : '';
  return (
    <article>
      <nav class="steps" aria-label="Modules">
        <a href={linkTo(['modules'])}>All modules</a>
      </nav>
      <h1 tabIndex={-1} class="long">
        {verdict && <VerdictBadge verdict={verdict} />} {shortText(file, 200)}
      </h1>
      <p class="reason">
        It would {loads ? 'load' : 'be refused'}
        {shortText(fate, 400)}
      </p>
      <p class="dim">
        {shortText([vermagic, machine, license ?? 'no licence'].filter(Boolean).join(', '), 400)}
      </p>
      <ul>
        {codeLines(module).map((line) => (
          <li key={line} class="long">
            {shortText(line, 600)}
          </li>
        ))}
      </ul>
      {facts && <Uses facts={facts} />}
      {code && (
        <section aria-labelledby="units-title">
          <h2 id="units-title">{countOf(code.units.length, 'unit')}</h2>
          <DataTable
            label="Units"
            look="modules"
            columns={UNITS}
            rows={code.units}
            keyOf={({ source }) => source}
          />
        </section>
      )}
      <Reaching check={check} module={module} />
      {obstacles.length > 0 && (
        <Titled title="What stands in its way">
          <DataTable
            label="Obstacles"
            look="modules"
            columns={[
              { title: 'kind', text: ({ kind }) => kind },
              { title: 'what', look: 'why', isName: true, text: obstacleText },
            ]}
            rows={obstacles}
            keyOf={obstacleText}
          />
        </Titled>
      )}
    </article>
  );
}

const UNITS: readonly DataColumn<SavedUnit>[] = [
  { title: 'unit', isName: true, look: 'long', text: ({ source }) => source },
  { title: 'code', text: ({ code }) => code },
  { title: 'functions', look: 'number', text: ({ functions }) => functions },
  {
    title: 'what differs',
    look: 'why',
    text: ({ why, differing }) => why ?? differing.map(({ what, name }) => `${what} ${name}`).join(', '),
  },
];

function Uses({ facts: { uses } }: { facts: NonNullable<ReturnType<typeof codeFacts>> }): JSX.Element | null {
  if (uses.length === 0) return null;
  return (
    <Titled title="What its code uses that differs">
      <DataTable
        label="Uses"
        look="modules"
        columns={[
          { title: 'kind', text: ({ what }) => what },
          { title: 'what', isName: true, look: 'long', text: ({ name }) => name },
          { title: 'base', look: 'why', text: ({ base }) => base, show: ({ base }) => shortText(base) },
          { title: 'new', look: 'why', text: (use) => use.new, show: (use) => shortText(use.new) },
          { title: 'first used at', look: 'long', text: ({ file, line }) => `${file}:${line}` },
          { title: 'functions', look: 'number', text: ({ users }) => users.length },
        ]}
        rows={uses}
        keyOf={({ what, name }) => `${what} ${name}`}
      />
    </Titled>
  );
}

function Reaching({ check, module }: { check: SavedCheck; module: SavedModule }): JSX.Element | null {
  if (module.causes.length === 0) return null;
  const judged = (cause: number): SavedCheck['causes'][number] => check.causes[cause]!;
  return (
    <Titled title="Changes behind its symbols">
      <DataTable
        label="Changes behind its symbols"
        look="modules"
        columns={[
          verdictColumn(({ cause }: SavedModule['causes'][number]) => judged(cause).judgement.verdict),
          {
            title: 'declaration',
            isName: true,
            look: 'long',
            text: ({ cause }) => declarationName(judged(cause).name),
            show: ({ cause }) => (
              <a href={linkTo(['cause', cause + 1])}>{shortText(declarationName(judged(cause).name), 80)}</a>
            ),
          },
          { title: 'reaches it', text: ({ reach }) => reach },
          { title: 'how that is known', look: 'why', text: ({ evidence }) => EVIDENCE[evidence] },
          { title: 'symbols', look: 'number', text: ({ symbols }) => symbols },
        ]}
        rows={module.causes}
        keyOf={({ cause }) => cause}
      />
    </Titled>
  );
}
