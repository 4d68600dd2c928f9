import type { AnyEvent } from '#libs/events';
import { type Changed, hasChanged, isChange } from './own-change.ts';
import type { Site } from './site.ts';
import type { WishKind } from './shadow.ts';
import { Breach } from './watch.ts';

export type Written =
  | { readonly kind: WishKind }
  | Changed
  | { readonly kind: 'follow' | 'like'; readonly actorId: string; readonly subjectId: string };

interface Acknowledged {
  readonly value: unknown;
  /** Length of the log when the request began. */
  readonly since: number;
  /** The process says that it applied everything. */
  readonly applied: boolean;
}

/** At the moment of the answer: the log has the event; and, if the API says it applied it, the caller reads its row. */
export async function checkOwnWrite(
  site: Site,
  write: Written,
  { value, since, applied }: Acknowledged,
): Promise<void> {
  const news = site.journal.entries.slice(since).flatMap(({ event }) => (event ? [event] : []));
  const what = nameOf(write, value);
  if (!news.some((event) => isOf(event, write, value))) {
    site.watch.breaches.push(new Breach('log-first', `${what} is acknowledged, and the log has no such event`));
    return;
  }
  if (!applied || (await hasRow(site, write, value, news))) return;
  site.watch.breaches.push(new Breach('reads-own-write', `${what} is acknowledged and applied, and there is no row`));
}

function nameOf(write: Written, value: unknown): string {
  if (write.kind === 'event') return `${write.type} of ${write.about} by ${write.by}`;
  return 'subjectId' in write ? `${write.kind} of ${write.subjectId}` : `${write.kind} ${(value as { id: string }).id}`;
}

function isOf(event: AnyEvent, write: Written, value: unknown): boolean {
  if (write.kind === 'event') return isChange(event, write);
  const data = event.data as Record<string, unknown>;
  const id = (value as { id?: string } | undefined)?.id;
  if ('subjectId' in write) {
    const type = write.kind === 'like' ? 'like.set' : 'follow.wanted';
    return event.type === type && data.subjectId === write.subjectId && data.actorId === write.actorId;
  }
  if (write.kind === 'account') return event.type === 'user.registered' && data.userId === id;
  if (write.kind === 'media') return event.type === 'media.uploaded' && data.mediaId === id;
  if (write.kind === 'comment') return event.type === 'comment.created' && data.commentId === id;
  return event.type === 'post.created' && data.postId === id;
}

async function hasRow(site: Site, write: Written, value: unknown, news: readonly AnyEvent[]): Promise<boolean> {
  const { store } = site.machines;
  if (write.kind === 'event') return hasChanged(store, write, news);
  if (write.kind === 'follow') {
    const { actorId, subjectId } = write;
    const wanted = news.findLast((event) => event.type === 'follow.wanted' && isOf(event, write, value))!;
    const row = (await store.followGraph.of(actorId, [subjectId])).get(subjectId);
    return row?.wanted === (wanted.data as { on: boolean }).on;
  }
  if (write.kind === 'like') {
    const { actorId, subjectId } = write;
    const like = news.findLast((event) => isOf(event, write, value))!;
    return (await store.acts.on(actorId, 'like', [subjectId])).has(subjectId) === (like.data as { on: boolean }).on;
  }
  const { id } = value as { id: string };
  if (write.kind === 'account') return (await store.users.byIds([id])).has(id);
  if (write.kind === 'media') return (await store.media.byIds([id])).has(id);
  if (write.kind === 'comment') {
    const [there, gone] = [await store.comments.byIds([id]), await store.comments.deleted([id])];
    return there.has(id) || gone.has(id);
  }
  const post = (await store.posts.byIds([id])).get(id);
  return !!post && (await store.timelines.author(post.authorId, 500)).includes(id);
}
