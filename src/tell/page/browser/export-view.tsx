// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import type { ExportFacts } from '../../../kernel/compare';
import type { Told } from '../../../text';
import { toleratedText } from '../../report';
import { CauseTable } from './cause-table';
import { ChainGraph } from './chain-graph';
import { sideName } from './cause-view';
import { VerdictBadge } from './marks';
import { countOf, shortText, type Export, type Model } from './model';
import { linkTo } from './route';

const FACTS: readonly (keyof ExportFacts)[] = ['crc', 'module', 'type', 'namespace'];

/** One export: what happened to it, and why. */
export function ExportView({ model, one }: { model: Model; one: Export }): JSX.Element {
  const { base, new: next, changes, falsePositive } = one.saved;
  const after = next && { ...base, ...next };
  const causes = one.causes.map((id) => model.causes[id]!);
  const chains = causes.flatMap(({ saved }) =>
    saved.chains.filter(({ steps }) => steps[0]!.name === one.name),
  );
  const tolerated = changes.find((change) => change.tolerated)?.tolerated;
  return (
    <article>
      <nav class="steps" aria-label="Exports">
        <a href={linkTo(['exports'])}>All exports</a>
      </nav>
      <h1 tabIndex={-1} class="long">
        <VerdictBadge verdict={one.verdict} /> {shortText(one.name, 200)}
      </h1>
      {falsePositive && <p class="note">{model.words.falsePositiveNote}, and no compiled module can tell.</p>}
      {one.isMissed && <p class="note">{model.words.exportNote}</p>}
      {tolerated && <p class="note">It does not count: {toleratedText(tolerated)}.</p>}
      {(base || after) && (
        <div class="scrolls" tabIndex={0} role="region" aria-label="Both sides">
          <table>
            <thead>
              <tr>
                <th scope="col"></th>
                <th scope="col">{sideName(model.saved.base)}</th>
                <th scope="col">{sideName(model.saved.new)}</th>
              </tr>
            </thead>
            <tbody>
              {FACTS.map((fact) => {
                const [was, is] = [textOf(base, fact), textOf(after, fact)];
                return (
                  <tr key={fact} class={was === is ? undefined : 'differs'}>
                    <th scope="row">{fact}</th>
                    <td>{was}</td>
                    <td>
                      {fact === 'module' && one.module ? (
                        <a href={linkTo(['module', one.module])}>{is}</a>
                      ) : (
                        is
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {causes.length > 0 && (
        <section aria-labelledby="why-title">
          <h2 id="why-title">{countOf(causes.length, 'cause')}</h2>
          <CauseTable causes={causes} />
        </section>
      )}
      <ChainGraph chains={chains} total={chains.length} />
      {causes.length > 0 && (
        <p class="dim">
          All its chains: <code>modversions explain BASE NEW {shortText(one.name)}</code>
        </p>
      )}
    </article>
  );
}

function textOf(facts: Partial<Told<ExportFacts>> | null, fact: keyof ExportFacts): string {
  const value = facts?.[fact];
  if (!facts) return '–';
  if (typeof value === 'number') return `0x${value.toString(16).padStart(8, '0')}`;
  return value ? shortText(value) : 'none';
}
