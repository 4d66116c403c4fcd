import type { JudgedComparison } from '../../../kernel/judge';
import { command, LEVELS, plain } from '../forms/github';
import { counted } from '../spelling';
import { declarationName } from '../wording';
import { headline, outlineOf, type LoneChanges, type Outline } from './outline';
import { readable, short } from '../forms/readable';
import { causeDetails, causeSentence, changeText, toldCauses, worstOf, type ToldCause } from './told-causes';

/** Exports that an annotation names. */
const NAMED = 10;

/**
 * A comparison as commands to a GitHub workflow: an annotation a cause at its place in the new tree, the worst first,
 * for only the first ten of a level are shown. What is tolerated stands in a folded group of the log.
 * @returns one character a byte
 */
export function kernelsGithub(comparison: JudgedComparison): string {
  const shown = readable(comparison);
  const outline = outlineOf(shown);
  const told = toldCauses(outline).filter(({ standing }) => standing !== 'tolerated');
  const lines = [
    command('notice', { title: 'modversions' }, headline(shown, outline)),
    ...outline.lone.map(loneAnnotation),
    ...told.map(causeAnnotation),
    ...toleratedGroup(outline),
  ];
  return Buffer.from(lines.map((line) => `${line}\n`).join('')).toString('latin1');
}

function causeAnnotation(told: ToldCause): string {
  const { cause } = told;
  const { verdict, kind } = cause.judgement;
  const place = cause.newPlace ?? cause.basePlace;
  const where: Record<string, string> = place
    ? { file: place.file, line: String(Math.max(1, place.line)) }
    : {};
  const title = `${verdict}: ${short(declarationName(cause.name))} (${kind})`;
  return command(
    LEVELS[verdict],
    { ...where, title },
    [causeSentence(told), ...causeDetails(told)].join('\n'),
  );
}

function loneAnnotation(group: LoneChanges): string {
  const { verdict, kind } = worstOf(group);
  const { changes } = group;
  const lines = changes.slice(0, NAMED).map(changeText);
  if (changes.length > NAMED) lines.push(`and ${changes.length - NAMED} more`);
  const title = `${verdict}: ${counted(changes.length, 'export')} (${kind ?? group.kind})`;
  return command(LEVELS[verdict], { title }, lines.join('\n'));
}

function toleratedGroup({ tolerated, toleratedCauses }: Outline): string[] {
  if (tolerated.length === 0) return [];
  return [
    '::group::Tolerated changes',
    ...tolerated.map(({ rule, changes }) => {
      const by = rule ? `by the rule in line ${rule.line}, ${short(rule.text)}` : 'implicitly';
      return plain(`- ${counted(changes.length, 'change')} ${by}`);
    }),
    ...toleratedCauses.map(({ name }) => plain(`- cause that nothing else has: ${short(name)}`)),
    '::endgroup::',
  ];
}
