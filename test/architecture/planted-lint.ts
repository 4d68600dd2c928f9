/** Files that each break one rule of eslint.config.js, and files that are as they should be. */
export interface Lint {
  readonly file: string;
  readonly text: string;
  readonly breaks: readonly string[];
}

const line = (file: string, text: string, ...breaks: string[]): Lint => ({ file, text: `${text}\n`, breaks });
const long = (lines: number) =>
  `export function long(x: number): number {\n${'  x += 1;\n'.repeat(lines)}  return x;\n}`;

export const lints: readonly Lint[] = [
  line('libs/feed/src/now.ts', 'export const now = () => Date.now();', 'no-restricted-properties'),
  line('libs/feed/src/today.ts', 'export const today = () => new Date();', 'no-restricted-syntax'),
  line('libs/post/src/dice.ts', 'export const dice = () => Math.random();', 'no-restricted-properties'),
  line('libs/http/src/timer.ts', 'export const wait = () => setTimeout(() => undefined, 1);', 'no-restricted-globals'),
  line('libs/http/src/limit.ts', 'export const limit = () => AbortSignal.timeout(1);', 'no-restricted-properties'),
  line('libs/stream/src/clock.ts', 'export const clock = () => performance.now();', 'no-restricted-globals'),
  line('libs/stream/src/sleep.ts', "export { setTimeout } from 'node:timers/promises';", 'no-restricted-imports'),
  line('libs/account/src/id.ts', "export { randomUUID } from 'node:crypto';", 'no-restricted-imports'),
  line('libs/media/src/port.ts', 'export const port = process.env.PORT;', 'no-restricted-properties'),
  line('libs/wiring/src/port.ts', 'export const port = process.env.PORT;', 'no-restricted-properties'),
  line('apps/feed/src/env.ts', "export { env } from 'node:process';", 'no-restricted-imports'),
  line('libs/feed/src/nameless.ts', 'export default 1;', 'no-restricted-syntax'),
  line('libs/feed/src/later.ts', 'export const forwardRef = 1;', 'no-restricted-syntax'),
  line(
    'libs/feed/src/lost.ts',
    'const save = async () => {};\nexport const lost = () => {\n  save();\n};',
    '@typescript-eslint/no-floating-promises',
  ),
  line('libs/feed/src/each.ts', '[1].forEach(async () => {});\nexport {};', '@typescript-eslint/no-misused-promises'),
  line(
    'libs/feed/src/kind.ts',
    "export function kind(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}",
    '@typescript-eslint/switch-exhaustiveness-check',
  ),
  line(
    'libs/feed/src/typed.ts',
    "import { Late } from './class.js';\nexport const x = (late: Late) => late;",
    '@typescript-eslint/consistent-type-imports',
  ),
  line(
    'libs/feed/src/many.ts',
    'export const many = (...of: [number]) => of;\nexport function six(a: 1, b: 1, c: 1, d: 1, e: 1, f: 1) {\n  return [a, b, c, d, e, f];\n}',
    '@typescript-eslint/max-params',
  ),
  line('libs/feed/src/long.ts', long(39), 'max-lines-per-function'),
  line('libs/feed/src/longer.ts', `export const x = 1;\n${'// more\n'.repeat(250)}`, 'max-lines'),
  line('libs/feed/src/class.ts', 'export class Late {\n  readonly at = new Date(0);\n}'),
  line('libs/feed/src/just.ts', long(37)),
  line('libs/feed/src/x.spec.ts', `export const now = () => [Date.now(), Math.random(), process.env.X];\n${long(60)}`),
  line('libs/wiring/src/config/env.ts', 'export const readEnv = () => process.env;'),
  line('libs/engines/system/src/clock.ts', 'export const now = () => Date.now();'),
];
