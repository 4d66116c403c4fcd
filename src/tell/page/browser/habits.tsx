// SPDX-License-Identifier: GPL-2.0-or-later
/** What every page does by itself, whatever it shows. */
import { useEffect, useState } from 'preact/hooks';
import type { Route } from './route';

/** Paper cannot be pressed: what is folded is printed open. */
export function useOpenPrint(): void {
  useEffect(() => {
    const open = (): void => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    };
    addEventListener('beforeprint', open);
    return () => removeEventListener('beforeprint', open);
  }, []);
}

/** After a change of the view its heading has the focus, for those who hear the page. */
export function useHeading({ path }: Route): void {
  const key = path.join('/');
  const [isFirst, setFirst] = useState(true);
  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    document.title = `${heading?.textContent?.trim() ?? ''} · modversions`;
    if (isFirst) {
      setFirst(false);
      return;
    }
    scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }, [key]);
}

/** Leads past what stands above the page's content. */
export function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')!.focus();
}
