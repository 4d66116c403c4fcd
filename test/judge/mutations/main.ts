/**
 * Judges random mutations of declarations and holds the verdicts against a compiler:
 * `node dist/test/judge/mutations/main.js [COUNT [SEED]]`. CC names the compiler, one for x86_64.
 */
import { printed, runTrials } from './run';

async function main(): Promise<void> {
  const [count, seed] = process.argv.slice(2).map(Number);
  console.log(printed(await runTrials(count ?? 5000, seed ?? 5)));
}

void main();
