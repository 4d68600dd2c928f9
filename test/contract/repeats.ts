import fc from 'fast-check';

/** Every item at least once, some more than once, in any order. */
export function repeats<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc
    .array(fc.nat(Math.max(0, items.length - 1)), { maxLength: items.length })
    .map((again) => [...items, ...again.flatMap((index) => items.slice(index, index + 1))])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }));
}

/** A history, and any multiset and order of it. */
export function histories<T>(history: fc.Arbitrary<T[]>): fc.Arbitrary<{ history: T[]; delivered: T[] }> {
  return history.chain((items) => repeats(items).map((delivered) => ({ history: items, delivered })));
}
