// SPDX-License-Identifier: GPL-2.0-or-later
import type { ComponentChildren, JSX } from 'preact';

interface Props {
  text: string;
  /** What is looked for, as an example. */
  example: string;
  onText: (text: string) => void;
  /** More that narrows the list, and how much of it is left. */
  children?: ComponentChildren;
}

/** The one form that narrows a list by a text; the key / leads to it. */
export function Find({ text, example, onText, children }: Props): JSX.Element {
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        Find{' '}
        <input
          type="search"
          data-search
          value={text}
          placeholder={example}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </label>
      {children}
    </form>
  );
}
