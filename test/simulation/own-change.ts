import type { AnyEvent, EventType } from '#libs/events';
import type { MemoryStore } from '#libs/engines/memory';

/** A change of what may be there already: the event that `by` asked for, and what it is about. */
export interface Changed {
  readonly kind: 'event';
  readonly type: EventType;
  readonly about: string;
  readonly by: string;
}

export function isChange({ type, data }: AnyEvent, change: Changed): boolean {
  if (type !== change.type || !Object.values(data).includes(change.about)) return false;
  return !('actorId' in data) || Object.values(data).includes(change.by);
}

/** Whether the row says what was asked for, or what came into the log beside it; `news`: since the request began. */
export async function hasChanged(store: MemoryStore, change: Changed, news: readonly AnyEvent[]): Promise<boolean> {
  const { type, about, by } = change;
  const said = news.filter((event) => isChange(event, change)).map(({ data }) => data as Record<string, unknown>);
  const says = (field: string, value: unknown): boolean => said.some((data) => data[field] === value);
  switch (type) {
    case 'post.edited': {
      const row = (await store.posts.byIds([about])).get(about);
      return !row || says('caption', row.caption);
    }
    case 'post.moderated': {
      const row = (await store.posts.byIds([about])).get(about);
      return !row || says('hidden', row.hidden);
    }
    case 'comment.moderated': {
      const row = (await store.comments.byIds([about])).get(about);
      return !row || says('hidden', row.hidden);
    }
    case 'post.deleted':
      return !(await store.posts.byIds([about])).has(about);
    case 'comment.deleted':
      return !(await store.comments.byIds([about])).has(about);
    case 'user.edited': {
      const row = (await store.users.byIds([about])).get(about);
      return !row || says('userName', row.userName);
    }
    case 'user.deleted':
      return !(await store.users.byIds([about])).has(about);
    case 'like.set':
    case 'save.set':
      return says('on', (await store.acts.on(by, type === 'like.set' ? 'like' : 'save', [about])).has(about));
    default:
      return true;
  }
}
