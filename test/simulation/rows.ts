import { createHash } from 'node:crypto';
import type { MemoryStore } from '#libs/engines/memory';

/**
 * Rows that are not made from the log alone: claims, codes, marks and limits; what requests did; what the encoders keep;
 * and what is refreshed from other rows when they change.
 */
const NOT_DERIVED = [
  'userNameClaims',
  'sessions',
  'passwords',
  'resetCodes',
  'rateLimits',
  'mediaClaims',
  'encodeResults',
  'explore',
  'pulledMarks',
  'readMarks',
  'pushSubscriptions',
  'traces',
  'laterRemovals',
  'exportJobs',
  'audit',
  'reports',
  'logBookmark',
  'requestClaims',
  'unpostedMedia',
  'close',
] as const satisfies readonly (keyof MemoryStore)[];

/** Fields of a table that only grow, and are judged by other rows when they are read. */
const GROWING: Readonly<Record<string, readonly string[]>> = {
  timelines: ['homes'],
  posts: ['tags'],
  comments: ['ofPosts'],
};

/** The same rows in another store. `between` is awaited after each table: others may write meanwhile. */
export async function copyRows(store: MemoryStore, between: () => Promise<void>): Promise<MemoryStore> {
  const copies = new Map<unknown, unknown>();
  const copy: Record<string, unknown> = {};
  for (const [table, rows] of Object.entries(store)) {
    copy[table] = copyOf(rows, copies);
    await between();
  }
  return copy as unknown as MemoryStore;
}

/** By table: equal for equal rows, versions and all, in whatever order they were written. */
export function hashRows(store: MemoryStore): Record<string, string> {
  const tables = Object.entries(store).filter(([name]) => !(NOT_DERIVED as readonly string[]).includes(name));
  return Object.fromEntries(tables.map(([name, rows]) => [name, hashOf(name, rows)]));
}

/** For people: where two tables begin to differ. */
export function difference(table: string, one: MemoryStore, other: MemoryStore): string {
  const [a, b] = [one, other].map((store) => JSON.stringify(sorted(store[table as keyof MemoryStore])));
  const at = [...a!].findIndex((letter, index) => letter !== b![index]);
  return [a!, b!].map((text) => text.slice(Math.max(0, at - 300), at + 200)).join(' against ');
}

function hashOf(table: string, rows: object): string {
  const derived = Object.entries(rows).filter(([field]) => !(GROWING[table] ?? []).includes(field));
  const text = JSON.stringify(sorted(Object.fromEntries(derived)));
  return createHash('sha256').update(text).digest('hex');
}

function copyOf(value: unknown, copies: Map<unknown, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known) return known;
  if (value instanceof Map) {
    const map = new Map<unknown, unknown>();
    copies.set(value, map);
    for (const [key, one] of value) map.set(copyOf(key, copies), copyOf(one, copies));
    return map;
  }
  if (value instanceof Set) return new Set([...value].map((one) => copyOf(one, copies)));
  const copy = Array.isArray(value) ? [] : (Object.create(Object.getPrototypeOf(value) as object) as object);
  copies.set(value, copy);
  // What watches a store is none of its rows.
  for (const [name, one] of Object.entries(value).filter(isRow)) Reflect.set(copy, name, copyOf(one, copies));
  return copy;
}

/** Maps, sets and objects as lists in the order of their keys; empty ones are none. */
function sorted(value: unknown): unknown {
  if (value instanceof Set) return [...value].map((one) => JSON.stringify(sorted(one))).sort();
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] =
    value instanceof Map
      ? [...value].map(([key, one]) => [JSON.stringify(sorted(key)), one])
      : Object.entries(value).filter(isRow);
  return entries
    .map(([key, one]) => [key, sorted(one)] as const)
    .filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0 && value instanceof Map))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function isRow([, value]: readonly [string, unknown]): boolean {
  return typeof value !== 'function';
}
