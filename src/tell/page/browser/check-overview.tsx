// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { byVerdict } from '../../../kernel/judge';
import { COST_TITLES, costsOf, whyText, type Cost } from '../../report';
import { AFFECTED_RANK, affectedText, codeFacts, type SavedCheck, type SavedModule } from './check-model';
import { DataTable, type DataColumn } from './data-table';
import { Find } from './find';
import { verdictColumn } from './marks';
import { countOf, shortText } from './model';
import { linkTo, refine } from './route';
import { Titled } from './titled';

interface Props {
  check: SavedCheck;
  /** The folder that all modules lie below. */
  folder: string;
  query: URLSearchParams;
}

/** All modules, the worst first. */
export function CheckOverview({ check, folder, query }: Props): JSX.Element {
  const text = query.get('q') ?? '';
  const modules = [...check.modules].sort(
    (one, other) =>
      AFFECTED_RANK.indexOf(one.affected) - AFFECTED_RANK.indexOf(other.affected) ||
      byVerdict(one.verdict ?? 'compatible', other.verdict ?? 'compatible'),
  );
  const chosen = modules.filter(({ file }) => file.toLowerCase().includes(text.toLowerCase()));
  return (
    <>
      <h1 tabIndex={-1} class="title">
        Modules before {check.against.release ?? check.against.path}
      </h1>
      {check.summary.map((line) => (
        <p key={line} class="judgement">
          {line}
        </p>
      ))}
      {check.warnings.map(({ message, remedy }) => (
        <p key={message} class="note">
          <strong>Warning:</strong> {shortText(message, 400)} ({shortText(remedy, 400)})
        </p>
      ))}
      {check.failed.map(({ file, message }) => (
        <p key={file} class="note">
          {shortText(message, 400)}
        </p>
      ))}
      {folder !== '' && <p class="dim">Modules below {folder}</p>}
      <Find text={text} example="nic.ko" onText={(q) => refine({ q })}>
        <output aria-live="polite">{countOf(chosen.length, 'module')}</output>
      </Find>
      <DataTable
        label="Modules"
        look="modules"
        columns={moduleColumns(check, folder)}
        rows={chosen}
        keyOf={({ file }) => file}
      />
      {check.unchecked.length > 0 && (
        <Titled title="Not checked">
          <ul>
            {check.unchecked.map(({ why }) => (
              <li key={why}>{shortText(why, 400)}</li>
            ))}
          </ul>
        </Titled>
      )}
    </>
  );
}

function moduleColumns({ modules }: SavedCheck, folder: string): DataColumn<SavedModule>[] {
  const isBuilt = modules.some(({ code }) => code !== null);
  const facts = new Map(modules.map((module) => [module, codeFacts(module)]));
  const code: DataColumn<SavedModule>[] = [
    {
      title: 'units that differ',
      look: 'number',
      text: (module) => facts.get(module)?.differ ?? 0,
      show: (module) => {
        const known = facts.get(module);
        return known && `${known.differ} of ${known.units}`;
      },
    },
    {
      title: 'functions that differ',
      look: 'number',
      text: (module) => facts.get(module)?.differing ?? 0,
      show: (module) => {
        const known = facts.get(module);
        return known && `${known.differing} of ${known.functions}`;
      },
    },
    {
      title: 'used and different',
      look: 'why',
      text: (module) =>
        facts
          .get(module)
          ?.uses.map(({ name }) => name)
          .join(' ') ?? '',
      show: (module) =>
        shortText(
          facts
            .get(module)
            ?.uses.map(({ name }) => name)
            .join(', ') ?? '',
          140,
        ),
    },
  ];
  return [
    {
      title: 'module',
      isName: true,
      look: 'long',
      text: ({ file }) => file.slice(folder.length),
      show: ({ file }) => (
        <a href={linkTo(['module', file])}>{shortText(file.slice(folder.length)) || '(no name)'}</a>
      ),
    },
    { title: 'would load', text: ({ loads }) => (loads ? 'yes' : 'no') },
    {
      title: 'affected',
      text: affectedText,
      rank: ({ affected }) => AFFECTED_RANK.indexOf(affected),
    },
    verdictColumn(({ verdict }) => verdict),
    ...(isBuilt ? code : []),
    {
      title: 'what stands in its way',
      look: 'why',
      text: (module) => (module.obstacles.length > 0 ? whyText(module) : ''),
    },
  ];
}

/** What each change costs the modules that were built for both kernels. */
export function CostsView({ check }: { check: SavedCheck }): JSX.Element {
  const costs = costsOf(check);
  const places = new Map(check.causes.map(({ name }, at) => [name as string, at]));
  return (
    <>
      <h1 tabIndex={-1}>What changes cost</h1>
      {costs === null && (
        <p class="note">
          At least two modules have to be built for both kernels to tell: --source names what they are built
          from.
        </p>
      )}
      {costs && (
        <>
          <p>
            A module is refused for what its code never looks into as well. Of those that a change refuses,
            the ones with the same code are refused without need.
          </p>
          <CostTable
            label="Changes"
            title={COST_TITLES.causes}
            rows={costs.causes}
            linkOf={({ record }) => {
              const at = record === null ? undefined : places.get(record);
              return at === undefined ? null : linkTo(['cause', at + 1]);
            }}
          />
          <CostTable label="Exports" title={COST_TITLES.exports} rows={costs.exports} linkOf={() => null} />
          {costs.others.length > 0 && (
            <section>
              <h2>{COST_TITLES.others}</h2>
              <DataTable
                label="Other uses"
                look="modules"
                columns={[
                  { title: 'what is used', isName: true, look: 'long', text: ({ what }) => what },
                  { title: 'modules', look: 'number', text: ({ modules }) => modules },
                ]}
                rows={costs.others}
                keyOf={({ what }) => what}
              />
            </section>
          )}
        </>
      )}
    </>
  );
}

interface CostProps {
  label: string;
  title: string;
  rows: readonly Cost[];
  linkOf: (cost: Cost) => string | null;
}

function CostTable({ label, title, rows, linkOf }: CostProps): JSX.Element | null {
  if (rows.length === 0) return null;
  const isNamed = rows.some(({ used }) => used !== null);
  const used: DataColumn<Cost> = { title: 'used by', look: 'number', text: ({ used }) => used ?? 0 };
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        label={label}
        look="modules"
        columns={[
          {
            title: 'change',
            isName: true,
            look: 'long',
            text: ({ what }) => what,
            show: (cost) => {
              const link = linkOf(cost);
              return link === null ? shortText(cost.what) : <a href={link}>{shortText(cost.what)}</a>;
            },
          },
          { title: 'refused', look: 'number', text: ({ refused }) => refused },
          { title: 'of these with the same code', look: 'number', text: ({ same }) => same },
          ...(isNamed ? [used] : []),
        ]}
        rows={rows}
        keyOf={({ record, what }) => record ?? what}
      />
    </section>
  );
}
