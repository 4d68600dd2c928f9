/** Holds a port's limit on the length of a list. @throws RangeError */
export function atMost<T>(limit: number, list: readonly T[]): readonly T[] {
  if (list.length > limit) throw new RangeError(`${list.length} in one call, at most ${limit} are taken`);
  return list;
}
