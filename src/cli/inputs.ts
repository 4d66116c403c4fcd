import { ModversionsError } from '../problem';

/** @throws ModversionsError where more than one of the files is standard input */
export function refuseTwoInputs(files: readonly string[]): void {
  if (files.filter((file) => file === '-').length > 1)
    throw new ModversionsError('standard input can be read only once', 'give - once');
}
