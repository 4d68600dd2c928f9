import type { AnyEvent } from '#libs/events';
import type { Received } from '#libs/stream/ports';
import { nthId } from '../contract/ids.js';
import type { RowStore } from '../contract/engines.js';

const people = [nthId(1), nthId(2), nthId(3)];
const posts = Array.from({ length: 10 }, (_, n) => nthId(1000 + n));
const comments = Array.from({ length: 8 }, (_, n) => nthId(3000 + n));
const media = Array.from({ length: 10 }, (_, n) => nthId(2000 + n));

/** Everything that the folds own, as plain data that can be compared. */
export async function stateOf(store: RowStore): Promise<unknown> {
  return {
    users: sorted(await store.users.byIds(people)),
    standings: await Promise.all(people.map((id) => store.users.standing(id))),
    posts: sorted(await store.posts.byIds(posts)),
    comments: sorted(await store.comments.byIds(comments)),
    deletedComments: [...(await store.comments.deleted(comments))].sort(),
    deleted: [...(await store.posts.deleted(posts))].sort(),
    media: sorted(await store.media.byIds(media)).map(([id, one]) => [id, { ...one, results: sorted(one.results) }]),
    deletedMedia: [...(await store.media.deleted(media))].sort(),
    follows: await Promise.all(people.map(async (id) => sorted(await store.followGraph.of(id, people)))),
    relations: await Promise.all(people.map(async (id) => sorted(await store.relations.of(id, people)))),
    acts: await Promise.all(
      people.flatMap((id) => (['like', 'save', 'view'] as const).map((kind) => store.acts.by(id, kind, 100))),
    ),
    notices: await Promise.all(people.map((id) => store.notices.groups(id, 200))),
    traces: await Promise.all(media.map(async (id) => (await store.traces.of(id)).map(textOf).sort())),
    authors: await Promise.all(people.map((id) => store.timelines.author(id, 500))),
  };
}

/** Home timelines only grow: what a follower must have of each author whom they follow when all is done. */
export async function missingFromHomes(store: RowStore, all: readonly Received[]): Promise<string[]> {
  const missing: string[] = [];
  for (const reader of people) {
    const follows = await store.followGraph.of(reader, people);
    const home = new Set(await store.timelines.home(reader, 500));
    for (const { postId, authorId } of postsOf(all)) {
      const follow = follows.get(authorId);
      if (follow?.wanted && follow.allowed && !home.has(postId)) missing.push(`${reader} lacks ${postId}`);
    }
  }
  return missing;
}

function postsOf(all: readonly Received[]): { postId: string; authorId: string }[] {
  const created = all.map(({ event }) => event).filter(isPostCreated);
  return created.map(({ data }) => ({ postId: data.postId, authorId: data.authorId }));
}

function isPostCreated(event: AnyEvent): event is Extract<AnyEvent, { type: 'post.created' }> {
  return event.type === 'post.created';
}

function textOf(entry: object): string {
  return JSON.stringify(Object.entries(entry).sort());
}

function sorted<T>(rows: ReadonlyMap<string, T>): [string, T][] {
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1));
}
