import { createHash } from 'node:crypto';
import { counters } from '#libs/events';
import type { ActKind } from '#libs/post';
import type { Machines } from './engines.ts';
import type { JournaledStorage } from './journal.ts';

/** Everything that readers see, by table. Claims, sessions and other working state is not folded, and not here. */
export interface State {
  readonly users: unknown;
  readonly posts: unknown;
  readonly comments: unknown;
  readonly relations: unknown;
  readonly media: unknown;
  readonly follows: unknown;
  readonly likes: unknown;
  readonly saves: unknown;
  readonly views: unknown;
  readonly counts: unknown;
  readonly notices: unknown;
  readonly authorTimelines: unknown;
  readonly traces: unknown;
  /** Posts, stored or pulled, of those whom each follows now: rows of former follows stay, and are hidden by rule. */
  readonly feeds: Readonly<Record<string, readonly string[]>>;
}

/** Reads all rows of the ids that stand in the log. */
export async function stateOf({ store }: Machines, journal: JournaledStorage): Promise<State> {
  const userIds = journal.events('user.registered').map(({ data }) => data.userId);
  const postIds = journal.events('post.created').map(({ data }) => data.postId);
  const mediaIds = journal.events('media.uploaded').map(({ data }) => data.mediaId);
  const people = unique(userIds);
  const follows = await Promise.all(people.map((actor) => store.followGraph.of(actor, people)));
  const homes = await Promise.all(people.map((person) => store.timelines.home(person, 500)));
  const authors = await Promise.all(people.map((person) => store.timelines.author(person, 500)));
  const relations = await Promise.all(people.map((person) => store.relations.of(person, people)));
  const commentIds = unique(journal.events('comment.created').map(({ data }) => data.commentId));
  const written = [...unique(postIds), ...commentIds];
  const notices = await Promise.all(people.map((person) => store.notices.groups(person, 200)));
  const subjects = [...people, ...written];
  const posts = await byHundreds(unique(postIds), (ids) => store.posts.byIds(ids));
  const pulled = await Promise.all(people.map((person) => pulledBy(store, person)));
  const feeds = people.map((person, index) => {
    const reached = unique([...homes[index]!, ...pulled[index]!]);
    const shown = reached
      .sort()
      .reverse()
      .filter((id) => {
        const follow = follows[index]!.get(posts.get(id)?.authorId ?? '');
        return follow?.wanted && follow.allowed;
      });
    return [person, shown] as const;
  });
  return {
    users: plain(await store.users.byIds(people)),
    posts: plain(posts),
    media: plain(await byHundreds(unique(mediaIds), (ids) => store.media.byIds(ids))),
    follows: plain(new Map(people.map((person, index) => [person, follows[index]!]))),
    comments: plain(await byHundreds(commentIds, (ids) => store.comments.byIds(ids))),
    relations: plain(new Map(people.map((person, index) => [person, relations[index]!]))),
    likes: await actsOf(store, people, 'like', written),
    saves: await actsOf(store, people, 'save', written),
    views: await actsOf(store, people, 'view', written),
    counts: plain(await byHundreds(subjects, (ids) => store.tallies.totals(ids, counters))),
    notices: plain(new Map(people.map((person, index) => [person, notices[index]!]))),
    authorTimelines: plain(new Map(people.map((person, index) => [person, authors[index]!]))),
    traces: await Promise.all(unique(mediaIds).map(async (id) => (await store.traces.of(id)).map(textOf).sort())),
    feeds: Object.fromEntries(feeds),
  };
}

/** Posts of those whom somebody follows and who are marked: whether they were pushed too makes no difference. */
async function pulledBy({ pulledMarks, timelines }: Machines['store'], person: string): Promise<string[]> {
  const posts: string[] = [];
  for await (const authors of pulledMarks.followedBy(person)) posts.push(...(await timelines.authors(authors, 500)));
  return posts;
}

/** By person: the subjects on which this act is on. */
async function actsOf(
  { acts }: Machines['store'],
  people: readonly string[],
  kind: ActKind,
  subjects: readonly string[],
) {
  const by = people.map(async (actor) => {
    const on = byHundreds(
      subjects,
      async (ids) => new Map([...(await acts.on(actor, kind, ids))].map((id) => [id, 1])),
    );
    return [actor, [...(await on).keys()].sort()] as const;
  });
  return plain(new Map(await Promise.all(by)));
}

function textOf(entry: unknown): string {
  return JSON.stringify(plain(entry));
}

/** Equal for equal states. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

export function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

/** A store takes a hundred ids at once. */
async function byHundreds<Row>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): Promise<ReadonlyMap<string, Row>> {
  const rows: (readonly [string, Row])[] = [];
  for (let from = 0; from < ids.length; from += 100) rows.push(...(await read(ids.slice(from, from + 100))));
  return new Map(rows);
}

/** Maps as objects with sorted keys, so that equal rows have one spelling. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, plain(inner)]));
}
