// SPDX-License-Identifier: GPL-2.0-or-later
import type { ComponentChildren, JSX } from 'preact';

/** A part of a view with its heading, by which readers of screens find it, too. */
export function Titled({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
