// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const STORED = 'modversions-theme';

/** What the reader chose before; a page that is a file may have no place to remember it. */
function storedTheme(): Theme {
  try {
    return THEMES.find((one) => one === localStorage.getItem(STORED)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** Light, dark, or as the system has it. */
export function ThemeChoice(): JSX.Element {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    try {
      localStorage.setItem(STORED, theme);
    } catch {
      return;
    }
  }, [theme]);
  return (
    <label class="theme">
      Theme{' '}
      <select value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}
