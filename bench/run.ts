/** `npm run bench`: every line is the product and the bare library doing the same work in turn, in one run. */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { compare, type Result } from './compare.ts';
import { countingLines } from './counting.ts';
import { fanOutLines } from './fan-out.ts';
import { logLines } from './log.ts';
import { photoLines } from './photo.ts';

const ROUNDS = 5;
const [only = '', file] = process.argv.slice(2);

const results: Result[] = [];
for (const line of [...logLines, ...fanOutLines, ...countingLines, ...photoLines].filter(({ name }) =>
  name.includes(only),
)) {
  const result = await compare(line, ROUNDS);
  results.push(result);
  const { name, unit, product, bare, ratio, from, to } = result;
  process.stdout.write(
    `${name}\n  product ${show(product)} ${unit}, bare ${show(bare)}, ratio ${ratio.toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)})\n`,
  );
}
if (file)
  await writeFile(
    file,
    JSON.stringify({ node: process.version, cpus: cpus().length, rounds: ROUNDS, results }, null, 2),
  );
process.exit(0);

function show(rate: number): string {
  return rate >= 100 ? Math.round(rate).toLocaleString('en') : rate.toFixed(2);
}
