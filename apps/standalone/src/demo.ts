import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DemoPerson } from './demo-person.js';

const NAMES = ['ann', 'ben', 'cleo', 'dan', 'eve'] as const;
const GENERATED = 10;
const PHOTO = new Set(['.jpg', '.jpeg']);

/** A handful of people who follow each other and post the photos of `folder`, or generated ones. Made once. */
export async function makeDemo(
  address: string,
  folder: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const people = await Promise.all(NAMES.map((name) => DemoPerson.signUp(address, name)));
  const made = people.filter((person) => person !== undefined);
  if (made.length < NAMES.length) return say(`  The demo's people are here already: sign in as ${NAMES.join(', ')}.`);
  for (const reader of made) await reader.follow(made.filter((author) => author !== reader));
  await withPhotos(folder, say, async (photos) => {
    const welcomes: (() => Promise<void>)[] = [];
    for (const [index, photo] of photos.entries()) welcomes.push(await publish(photo, made, index, say));
    await Promise.all(welcomes.map((welcome) => welcome()));
    const did = `follow each other, posted ${photos.length} photos, liked some and said something`;
    say(`  Demo: ${NAMES.join(', ')} ${did}. Password: ${DemoPerson.password}`);
  });
}

/** Posts by who is in turn. Answers what is left to do when all are posted: who comes next likes it, and says so. */
async function publish(
  photo: string,
  people: readonly DemoPerson[],
  turn: number,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const [author, next] = [people[turn % people.length]!, people[(turn + 1) % people.length]!];
  const caption = `${basename(photo, extname(photo)).replaceAll(/[-_]+/g, ' ')} #demo`;
  const { id, problem } = await author.post(photo, await readFile(photo), caption);
  if (id !== undefined) return () => next.welcome(id, `What a picture, @${author.userName}!`);
  say(`  ${basename(photo)} was not taken: ${problem}`);
  return () => Promise.resolve();
}

async function withPhotos(
  folder: string | undefined,
  say: (line: string) => void,
  use: (photos: readonly string[]) => Promise<void>,
): Promise<void> {
  if (folder !== undefined) return use(await photosIn(folder));
  const generated = await mkdtemp(join(tmpdir(), 'mediafeed-demo-'));
  try {
    say(`  Drawing ${GENERATED} photos for the demo ...`);
    const script = fileURLToPath(new URL('../../../../scripts/make-photos.mjs', import.meta.url));
    await promisify(execFile)(process.execPath, [script, generated, String(GENERATED), '--width', '1280']);
    await use(await photosIn(generated));
  } finally {
    await rm(generated, { recursive: true, force: true });
  }
}

async function photosIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => PHOTO.has(extname(name).toLowerCase())).map((name) => join(folder, name));
}
