/** Methods of the store's ports that only read, as `method`, or `port.method` where another port's writes by that name. */
const reads = new Set([
  ...['constructor', 'administrators', 'all', 'author', 'authors', 'by', 'byIds', 'deleted', 'due', 'find', 'findBy'],
  ...['followedBy', 'followersOf', 'heldBy', 'holder', 'home', 'isBlocked', 'list', 'of', 'on', 'ownedBy', 'page'],
  ...['read', 'repliesTo', 'standing', 'statesOf', 'tagged', 'to', 'top', 'totals', 'under', 'edges.count'],
]);

/** Parts of others, and upkeep of the file that no port asks for. */
const inner = new Set([
  ...['notices.causes', 'notices.groups', 'posts.take'],
  ...['laterRemovals.anyDoneBy', 'laterRemovals.rewritten'],
]);

/** Whether a method of an adapter, such as `posts.put`, is a write that the store has to be tried with. */
export function isWrite(port: string, method: string): boolean {
  const name = `${port}.${method}`;
  return !reads.has(method) && !reads.has(name) && !inner.has(name);
}
