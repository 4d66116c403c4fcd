/** The short options whose value may be attached: `-fshort`. yargs would take its letters for options. */
const ATTACHED = /^-([for])(?!=)(.+)$/s;

/** Takes attached values off their options, up to `--`. */
export function detachValues(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  const isOption = (place: number): boolean => end < 0 || place < end;
  return args.flatMap((arg, place) => {
    const [, option, value] = (isOption(place) && ATTACHED.exec(arg)) || [];
    return option === undefined ? [arg] : [`-${option}`, value!];
  });
}
