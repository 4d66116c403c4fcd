// SPDX-License-Identifier: GPL-2.0-or-later
import { useEffect, useState } from 'preact/hooks';

/** Where the page is: the fragment of its address. `#/exports?q=net` is `['exports']` with `q`. */
export interface Route {
  path: string[];
  query: URLSearchParams;
}

/** Reads the fragment; what cannot be decoded is taken as it is. */
export function routeNow(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').map(decoded), query: new URLSearchParams(query) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a view. Empty settings are left out. */
export function linkTo(
  path: readonly (string | number)[],
  query: Record<string, string | undefined> = {},
): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const settings = new URLSearchParams(given).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${settings && `?${settings}`}`;
}

const CHANGED = 'modversions-route';

/** Changes settings of the view in place, so that the way back leads to the view before. */
export function refine(settings: Record<string, string>): void {
  const { path, query } = routeNow();
  const merged = { ...Object.fromEntries(query), ...settings };
  history.replaceState(history.state, '', linkTo(path, merged));
  dispatchEvent(new Event(CHANGED));
}

/** The route, kept up to date. */
export function useRoute(): Route {
  const [route, setRoute] = useState(routeNow);
  useEffect(() => {
    const update = (): void => setRoute(routeNow());
    const events = ['hashchange', 'popstate', CHANGED];
    for (const name of events) addEventListener(name, update);
    return () => events.forEach((name) => removeEventListener(name, update));
  }, []);
  return route;
}
