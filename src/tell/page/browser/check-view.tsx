// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { commonFolder } from '../../report';
import { CheckedCauses, CheckedCauseView } from './check-cause';
import { CheckedModuleView } from './check-module';
import type { SavedCheck } from './check-model';
import { CheckOverview, CostsView } from './check-overview';
import { skip, useHeading, useOpenPrint } from './habits';
import { countOf, shortText } from './model';
import { linkTo, useRoute, type Route } from './route';
import { ThemeChoice } from './theme-choice';

const VIEWS = [
  ['modules', 'Modules'],
  ['changes', 'Changes'],
  ['costs', 'What changes cost'],
] as const;

/** Modules before one kernel. */
export function CheckView({ check }: { check: SavedCheck }): JSX.Element {
  const route = useRoute();
  useHeading(route);
  useOpenPrint();
  const view = route.path[0] || 'modules';
  const { against, base } = check;
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <header>
        <p class="name">
          <a href={linkTo(['modules'])}>
            <span class="dim">Modules</span>{' '}
            <b>
              {base && `${shortText(base.release ?? base.path, 80)} → `}
              {shortText(against.release ?? against.path, 80)}
            </b>
          </a>
        </p>
        <nav aria-label="Views">
          {VIEWS.map(([path, text]) => (
            <a key={path} href={linkTo([path])} aria-current={view === path ? 'page' : undefined}>
              {text}
            </a>
          ))}
        </nav>
        <ThemeChoice />
      </header>
      <main id="main" tabIndex={-1}>
        <View check={check} route={route} />
      </main>
      <footer>
        {base && <p class="dim">base: {shortText(base.path)}</p>}
        <p class="dim">
          against: {shortText(against.path)} ({countOf(against.exports, 'export')}
          {!against.isWhole && ', not the whole kernel'})
        </p>
      </footer>
    </>
  );
}

function View({ check, route: { path, query } }: { check: SavedCheck; route: Route }): JSX.Element {
  const [view, ...rest] = path;
  switch (view) {
    case 'module': {
      const module = check.modules.find(({ file }) => file === rest.join('/'));
      return module ? (
        <CheckedModuleView key={module.file} check={check} module={module} />
      ) : (
        <Nothing what={`no module ${shortText(rest.join('/'))}`} />
      );
    }
    case 'cause': {
      const number = Number(rest[0]) - 1;
      return check.causes[number] ? (
        <CheckedCauseView key={number} check={check} number={number} />
      ) : (
        <Nothing what={`no change ${shortText(rest.join('/'))}`} />
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

function Nothing({ what }: { what: string }): JSX.Element {
  return (
    <section>
      <h1 tabIndex={-1}>Not here</h1>
      <p class="note">
        There is {what} in this check. <a href={linkTo(['modules'])}>All modules</a>
      </p>
    </section>
  );
}
