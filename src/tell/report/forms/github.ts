// SPDX-License-Identifier: GPL-2.0-or-later
import type { Verdict } from '../../../kernel/judge';

/** How loud an annotation is, by verdict. */
export const LEVELS: Readonly<Record<Verdict, string>> = {
  break: 'error',
  unknown: 'warning',
  conditional: 'warning',
  compatible: 'notice',
};

/** A line that is no command, not of the older kind either, which a runner finds anywhere in it. */
export const plain = (text: string): string => text.replace(/##\[/g, '# #[').replace(/[\r\n]/g, ' ');

/** A workflow command; properties and message are escaped as the runner takes it back. */
export function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${inProperty(value)}`);
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${inMessage(message)}`;
}

const inMessage = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const inProperty = (text: string): string => inMessage(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
