// SPDX-License-Identifier: GPL-2.0-or-later
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { ComparedSide } from '../../../kernel/compare';
import type { Told } from '../../../text';
import { notCoveredText } from '../../report';
import { BeyondView, DefinitionView, PieceView } from './beyond-view';
import { CauseView, sideName } from './cause-view';
import { ExportView } from './export-view';
import { ExportsView } from './exports-view';
import { Frame, Nothing } from './frame';
import { countOf, shortText, type Export, type Model } from './model';
import { ModuleView, ModulesView } from './modules-view';
import { Overview } from './overview';
import { linkTo, useRoute, type Route } from './route';

const VIEWS = [
  ['causes', 'Causes'],
  ['exports', 'Exports'],
  ['modules', 'Modules'],
  ['beyond', 'Beyond exports'],
] as const;

/** The whole page. */
export function App({ model }: { model: Model }): JSX.Element {
  const route = useRoute();
  useKeys(model, route);
  const { saved } = model;
  const footer = (
    <>
      <SideText side={saved.base} what="base" />
      <SideText side={saved.new} what="new" />
      <p class="dim">{notCoveredText(saved)}</p>
      <p class="dim keys">
        <kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next and previous cause <kbd>g</kbd> all causes
      </p>
    </>
  );
  const title = `${sideName(saved.base)} → ${sideName(saved.new)}`;
  return (
    <Frame route={route} what="kABI" title={title} views={VIEWS} isWithin={isWithin} footer={footer}>
      <View model={model} route={route} />
    </Frame>
  );
}

const isWithin = (view: string, path: string): boolean => view === path || `${view}s` === path;

function View({ model, route: { path, query } }: { model: Model; route: Route }): JSX.Element {
  const [view, which = ''] = path;
  const byName = useMemo(() => new Map<string, Export>(model.exports.map((one) => [one.name, one])), [model]);
  switch (view) {
    case 'cause': {
      const cause = model.causes[Number(which) - 1];
      return cause ? (
        <CauseView key={cause.id} model={model} cause={cause} />
      ) : (
        <Missing what={`no cause ${which}`} />
      );
    }
    case 'exports':
      return <ExportsView model={model} query={query} />;
    case 'export': {
      const one = byName.get(path.slice(1).join('/'));
      return one ? (
        <ExportView model={model} one={one} />
      ) : (
        <Missing what={`nothing happened to an export ${shortText(which)}`} />
      );
    }
    case 'modules':
      return <ModulesView model={model} query={query} />;
    case 'module': {
      const module = model.modules.find(({ name }) => name === path.slice(1).join('/'));
      return module ? (
        <ModuleView model={model} module={module} />
      ) : (
        <Missing what={`no module ${shortText(which)}`} />
      );
    }
    case 'beyond':
      return <Beyond model={model} path={path} query={query} />;
    default:
      return (
        <>
          <h1 tabIndex={-1} class="title">
            {sideName(model.saved.base)} → {sideName(model.saved.new)}
          </h1>
          <Overview model={model} query={query} />
        </>
      );
  }
}

function Beyond({
  model,
  path: [, what, number],
  query,
}: { model: Model } & Pick<Route, 'path' | 'query'>): JSX.Element {
  const { definitions, compiledIn } = model.beyond;
  const at = Number(number) - 1;
  const definition = what === 'definition' ? definitions?.[at] : undefined;
  const piece = what === 'compiled-in' ? compiledIn?.[at] : undefined;
  if (definition) return <DefinitionView key={at} model={model} one={definition} />;
  if (piece) return <PieceView key={at} model={model} one={piece} />;
  return what ? <Missing what={`no such ${shortText(what)}`} /> : <BeyondView model={model} query={query} />;
}

const Missing = ({ what }: { what: ComponentChildren }): JSX.Element => (
  <Nothing what={what} within="comparison" all={['causes', 'All causes']} />
);

function SideText({ side, what }: { side: Told<ComparedSide>; what: string }): JSX.Element {
  const { path, kind, release, architecture, exports, isWhole } = side;
  const about = [kind, release, architecture]
    .filter(Boolean)
    .map((text) => shortText(text!))
    .join(' ');
  return (
    <p class="dim">
      {what}: {shortText(path)} ({about}, {countOf(exports, 'export')}
      {!isWhole && ', not the whole kernel'})
    </p>
  );
}

function useKeys(model: Model, { path }: Route): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
        return;
      const at = path[0] === 'cause' ? Number(path[1]) : 0;
      if (event.key === '/') document.querySelector<HTMLElement>('[data-search]')?.focus();
      else if (event.key === 'j' && at < model.causes.length) location.hash = linkTo(['cause', at + 1]);
      else if (event.key === 'k' && at > 1) location.hash = linkTo(['cause', at - 1]);
      else if (event.key === 'g') location.hash = linkTo(['causes']);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [model, path.join('/')]);
}
