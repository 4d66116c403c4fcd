// SPDX-License-Identifier: GPL-2.0-or-later
import { render, type JSX } from 'preact';

/** Shows what the page carries, in the place of what stands there until the program runs. */
export function show<T>(view: (carried: T) => JSX.Element): void {
  const data = document.getElementById('comparison')!.textContent!;
  const root = document.getElementById('page')!;
  root.replaceChildren();
  render(view(JSON.parse(data) as T), root);
}
