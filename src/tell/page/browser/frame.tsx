// SPDX-License-Identifier: GPL-2.0-or-later
import type { ComponentChildren, JSX } from 'preact';
import { skip, useHeading, useOpenPrint } from './habits';
import { linkTo, type Route } from './route';
import { ThemeChoice } from './theme-choice';

interface Props {
  route: Route;
  /** What the page is of, and the names that it compares. */
  what: string;
  title: ComponentChildren;
  /** Paths and names, the one that the page opens with first. */
  views: readonly (readonly [path: string, name: string])[];
  isWithin: (view: string, path: string) => boolean;
  footer: ComponentChildren;
  /** The view. */
  children: ComponentChildren;
}

/** What stands around every view: title, ways to the other views, theme and footer. */
export function Frame({ route, what, title, views, isWithin, footer, children }: Props): JSX.Element {
  useHeading(route);
  useOpenPrint();
  const [first] = views[0]!;
  const view = route.path[0] || first;
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <header>
        <p class="name">
          <a href={linkTo([first])}>
            <span class="dim">{what}</span> <b>{title}</b>
          </a>
        </p>
        <nav aria-label="Views">
          {views.map(([path, name]) => (
            <a key={path} href={linkTo([path])} aria-current={isWithin(view, path) ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <ThemeChoice />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer>{footer}</footer>
    </>
  );
}

/** Where an address leads nowhere. @param within what it was sought in, and how all of it is called there */
export function Nothing({
  what,
  within,
  all: [path, name],
}: {
  what: ComponentChildren;
  within: string;
  all: readonly [path: string, name: string];
}): JSX.Element {
  return (
    <section>
      <h1 tabIndex={-1}>Not here</h1>
      <p class="note">
        There is {what} in this {within}. <a href={linkTo([path])}>{name}</a>
      </p>
    </section>
  );
}
