import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { must, StepFailed, tell } from './step.mjs';

const mark = 'dist/.built';
const settings = ['package.json', '.swcrc', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Compiles apps/ and libs/ into dist/, unless nothing has changed since; forgets what has no source any more. */
export async function bringBuild({ node, env }, { always }) {
  const sources = sourceFiles();
  const wanted = fingerprint(sources);
  if (!always && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  rmSync(mark, { force: true });
  await tell('Building', () => must(node, ['node_modules/@nestjs/cli/bin/nest.js', 'build'], { env }));
  const outputs = new Set(sources.map(outputOf));
  for (const file of filesUnder('dist', /\.(js|js\.map)$/)) {
    if (!outputs.has(file.replace(/\.map$/, ''))) rmSync(file);
  }
  const missing = [...outputs].filter((file) => !existsSync(file));
  if (missing.length > 0) throw new StepFailed(`the build left out ${missing.join(', ')}`);
  writeFileSync(mark, wanted);
}

const outputOf = (source) => `dist/${source.replace(/\.ts$/, '.js')}`;

function sourceFiles() {
  return ['apps', 'libs'].flatMap((folder) => filesUnder(folder, /(?<!\.spec|\.d)\.ts$/)).sort();
}

function filesUnder(folder, name) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(path, name);
    return name.test(path) ? [path] : [];
  });
}

/** Of names, sizes and times, not of contents: looking at them all takes a few milliseconds. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const path of [...settings, ...sources]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
