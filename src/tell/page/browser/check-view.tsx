// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { commonFolder } from '../../report';
import { CheckedCauses, CheckedCauseView } from './check-cause';
import { CheckedModuleView } from './check-module';
import type { SavedCheck } from './check-model';
import { CheckOverview, CostsView } from './check-overview';
import { Frame, Nothing } from './frame';
import { countOf, shortText } from './model';
import { useRoute, type Route } from './route';

const VIEWS = [
  ['modules', 'Modules'],
  ['changes', 'Changes'],
  ['costs', 'What changes cost'],
] as const;

/** Modules before one kernel. */
export function CheckView({ check }: { check: SavedCheck }): JSX.Element {
  const route = useRoute();
  const { against, base } = check;
  const footer = (
    <>
      {base && <p class="dim">base: {shortText(base.path)}</p>}
      <p class="dim">
        against: {shortText(against.path)} ({countOf(against.exports, 'export')}
        {!against.isWhole && ', not the whole kernel'})
      </p>
    </>
  );
  const from = base ? `${shortText(base.release ?? base.path, 80)} → ` : '';
  const title = from + shortText(against.release ?? against.path, 80);
  return (
    <Frame route={route} what="Modules" title={title} views={VIEWS} isWithin={isSame} footer={footer}>
      <View check={check} route={route} />
    </Frame>
  );
}

const isSame = (view: string, path: string): boolean => view === path;

function View({ check, route: { path, query } }: { check: SavedCheck; route: Route }): JSX.Element {
  const [view, ...rest] = path;
  switch (view) {
    case 'module': {
      const module = check.modules.find(({ file }) => file === rest.join('/'));
      return module ? (
        <CheckedModuleView key={module.file} check={check} module={module} />
      ) : (
        <Missing what={`no module ${shortText(rest.join('/'))}`} />
      );
    }
    case 'cause': {
      const number = Number(rest[0]) - 1;
      return check.causes[number] ? (
        <CheckedCauseView key={number} check={check} number={number} />
      ) : (
        <Missing what={`no change ${shortText(rest.join('/'))}`} />
      );
    }
    case 'changes':
      return <CheckedCauses check={check} />;
    case 'costs':
      return <CostsView check={check} />;
    default:
      return (
        <CheckOverview
          check={check}
          folder={commonFolder(check.modules.map(({ file }) => file))}
          query={query}
        />
      );
  }
}

const Missing = ({ what }: { what: string }): JSX.Element => (
  <Nothing what={what} within="check" all={['modules', 'All modules']} />
);
