/** Post ids of both, newest first, each once. */
export function mergeNewest(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])].sort().reverse();
}
