import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { must, tell } from './step.mjs';

const mark = 'node_modules/.mediafeed-lock';

/** Makes node_modules what package-lock.json says, unless it is already. */
export async function bringPackages({ npm, env }) {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  rmSync(mark, { force: true });
  const flags = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const [program, ...args] = [...npm, 'ci', ...flags];
  await tell('Installing packages into node_modules', () =>
    must(program, args, { env }).catch((error) => {
      console.error(`\n${error.message}\nOnce more:`);
      return must(program, args, { env });
    }),
  );
  writeFileSync(mark, wanted);
}
