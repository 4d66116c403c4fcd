// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync } from 'node:fs';
import type { ArgumentsCamelCase } from 'yargs';
import { shippedSymvers } from '../../formats/shipped';
import { ModversionsError } from '../../problem';
import { bytesOf, toldOf } from '../../text';
import { asGiven } from './around-yargs';
import { Output } from './output';
import { nearest } from './suggestion';
import { tellWarnings } from './terminal';
import { writeList } from './write-list';

/** The command line, read. */
export interface Arguments {
  images: string[];
  output: string | undefined;
}

/** `modversions symvers IMAGE…`: a Module.symvers of what was shipped. */
export async function run({ images, output }: ArgumentsCamelCase<Arguments>): Promise<void> {
  const files = asGiven(images);
  if (files.length === 0)
    throw new ModversionsError(
      'no command and no image was given',
      'usage: modversions symvers COMMAND, one of compare, or modversions symvers IMAGE… [-o FILE]',
    );
  const [first] = files;
  if (!existsSync(first!) && nearest(first!, ['compare']) !== undefined)
    throw new ModversionsError(`unknown command 'symvers ${first!}'`, 'did you mean symvers compare?');
  const { text, warnings } = await shippedSymvers(files);
  tellWarnings(toldOf(warnings));
  if (output === undefined) new Output().write(bytesOf(text));
  else writeList(output, text);
}
