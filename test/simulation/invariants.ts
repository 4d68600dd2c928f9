import { createHash } from 'node:crypto';
import { counters, type GroupName, groupNames, topics, topicsOf } from '#libs/events';
import type { Media } from '#libs/media';
import { countsOf } from './counted.ts';
import { RULES, uploadsIn } from './by-the-rules.ts';
import type { Container } from './container.ts';
import { expect } from './expect.ts';
import type { Entry } from './journal.ts';
import { ACCOUNTS, hasLeft } from './left.ts';
import type { Shadow, Wish } from './shadow.ts';
import { SHOWN } from './shown.ts';
import type { Site } from './site.ts';
import { hashOf, type State, unique } from './state.ts';
import { toldBy, toldIn } from './told.ts';
import { TRACE_INVARIANTS } from './traced.ts';

export type Check = (run: Ended) => Promise<void> | void;

export interface Ended {
  readonly site: Site;
  readonly shadow: Shadow;
  readonly state: State;
  /** Of a process that reads, and to which nothing happens. */
  readonly container: Container;
  /** The home timeline as the API gives it. */
  readonly read: (userId: string) => Promise<readonly { id: string }[]>;
  /** Whether the API shows this post to this person. */
  readonly readOne: (postId: string, viewerId: string) => Promise<boolean>;
}

/** What must hold once all is quiet, by name. */
export const INVARIANTS: Readonly<Record<string, Check>> = {
  ...TRACE_INVARIANTS,
  ...ACCOUNTS,
  ...RULES,
  ...SHOWN,
  'lag-zero': async ({ site }) => {
    for (const group of groupNames) {
      const committed = await site.journal.committed(group);
      for (const topic of topicsOf(group)) {
        for (const { partition, end } of await site.journal.ranges(topic)) {
          const next = committed.get(`${topic}/${partition}`) ?? 0;
          const seen = `stuck: ${group} at ${topic}/${partition}@${next} of ${end}; ${site.holders(group)}`;
          expect('lag-zero', next === end, seen);
        }
      }
    }
  },
  'one-effect-per-wish': ({ site, shadow }) => {
    for (const wish of shadow.wishes) {
      const made = idsOf(site, wish);
      const seen = `${wish.kind} ${wish.marks.join(' or ')}`;
      expect('one-effect-per-wish', made.length <= 1, `${seen} was made as ${made.map(({ id }) => id).join(', ')}`);
      for (const ack of wish.acks) {
        const right = made[0]?.id === ack.id && made[0].mark === ack.mark;
        expect('acknowledged-is-there', right, `${seen}: "${ack.mark}" ${ack.id} was acknowledged, not in the log`);
      }
    }
  },
  'nothing-invented': ({ site, shadow }) => {
    const wished = new Set(shadow.wishes.flatMap(({ kind, marks }) => marks.map((mark) => `${kind} ${mark}`)));
    for (const { kind, mark, id } of madeIn(site)) {
      expect('nothing-invented', wished.has(`${kind} ${mark}`), `nobody asked for ${kind} ${id} "${mark}"`);
      expect('nothing-invented', !shadow.impossible.has(mark), `${kind} ${id} "${mark}" had to be refused`);
    }
  },
  'media-of-one-post': ({ site }) => {
    const taken = new Map<string, string>();
    for (const { data } of site.journal.events('post.created')) {
      for (const mediaId of data.mediaIds) {
        const post = taken.get(mediaId) ?? data.postId;
        expect('media-of-one-post', post === data.postId, `media ${mediaId} is in posts ${post} and ${data.postId}`);
        taken.set(mediaId, post);
      }
    }
  },
  'media-terminal': async ({ site, shadow }) => {
    for (const data of uploadsIn(site)) {
      const media = (await site.machines.store.media.byIds([data.mediaId])).get(data.mediaId);
      const ends = media?.failure?.code ?? media?.state;
      const wanted = shadow.endings.get(data.fileName);
      expect('media-terminal', ends === wanted, `media ${data.mediaId} is ${ends}, has to be ${wanted}`);
    }
  },
  'state-only-rises': ({ site }) => {
    for (const { data } of site.journal.events('media.failed')) {
      const ready = site.journal.events('media.ready').some((other) => other.data.mediaId === data.mediaId);
      expect('state-only-rises', !ready, `media ${data.mediaId} was said to be ready and failed`);
    }
  },
  'bytes-identical': async ({ site }) => {
    for (const data of uploadsIn(site)) {
      await expectBlob(site, { path: data.original, bytes: data.bytes, sha256: data.sha256 });
      const media = (await site.machines.store.media.byIds([data.mediaId])).get(data.mediaId);
      for (const output of media?.state === 'ready' ? outputsOf(media) : []) await expectBlob(site, output);
      const sizes = media?.state === 'ready' ? outputsOf(media).length : 1;
      expect('bytes-identical', sizes > 0, `media ${data.mediaId} is ready without renditions`);
    }
  },
  'follows-are-last-flags': ({ site, shadow, state }) => {
    const rows = state.follows as Record<string, Record<string, { wanted: boolean; allowed: boolean }>>;
    for (const { actorId, subjectId, asked } of shadow.all('follow')) {
      const row = rows[actorId]?.[subjectId];
      const flag = (type: 'follow.wanted' | 'follow.allowed'): boolean | undefined =>
        lastOf(site, type, `${subjectId}:${actorId}`)?.on ?? false;
      const flags = `${flag('follow.wanted')}/${flag('follow.allowed')}`;
      const is = `${row?.wanted ?? false}/${row?.allowed ?? false}`;
      const seen = `${actorId} → ${subjectId}: row ${is}, log ${flags}`;
      expect('follows-are-last-flags', is === flags, seen);
      const last = asked.at(-1);
      if (
        asked.every(({ acked }) => acked) &&
        last &&
        !shadow.isTouchedPair(actorId, subjectId) &&
        !hasLeft(site, actorId, subjectId)
      ) {
        expect(
          'follows-are-last-flags',
          row?.wanted === last.on && row.allowed === last.on,
          `${seen}, asked ${last.on}`,
        );
      }
    }
  },
  'likes-are-last-acts': async ({ site, shadow }) => {
    for (const { actorId, subjectId, asked } of shadow.all('like')) {
      const liked = (await site.machines.store.acts.on(actorId, 'like', [subjectId])).has(subjectId);
      const last = lastOf(site, 'like.set', `${subjectId}:${actorId}`)?.on ?? false;
      const seen = `${actorId} on ${subjectId}: row ${liked}, log ${last}`;
      expect('likes-are-last-acts', liked === last, seen);
      if (asked.length === 0 || !asked.every(({ acked }) => acked) || hasLeft(site, actorId)) continue;
      expect('likes-are-last-acts', liked === asked.at(-1)!.on, `${seen}, asked ${asked.at(-1)!.on}`);
    }
  },
  'counts-are-sets': async ({ site, state }) => {
    const wanted = countsOf(site);
    for (const [subjectId, counts] of Object.entries(state.counts as Record<string, Record<string, number>>)) {
      for (const counter of counters) {
        const [is, has] = [counts[counter] ?? 0, wanted.get(`${subjectId} ${counter}`) ?? 0];
        expect('counts-are-sets', is === has, `${counter} of ${subjectId}: counted ${is}, the set has ${has}`);
      }
    }
    const counted = Object.keys(state.counts as object).length;
    expect('counts-are-sets', counted > 0 || wanted.size === 0, 'nothing was counted');
  },
  'notices-are-causes': async ({ site, state }) => {
    const wanted = toldBy(site);
    for (const person of Object.keys(state.notices as object)) {
      const [is, has] = [await toldIn(site, person), wanted.get(person) ?? new Set()];
      const seen = `${person} is told ${[...is].join(', ')}, has to be ${[...has].join(', ')}`;
      expect('notices-are-causes', hashOf([...is].sort()) === hashOf([...has].sort()), seen);
    }
  },
  'feed-exactly-once': ({ site, state }) => {
    const rows = state.follows as Record<string, Record<string, { wanted: boolean; allowed: boolean }>>;
    const gone = new Set(site.journal.events('post.deleted').map(({ data }) => data.postId));
    const posts = site.journal.events('post.created').flatMap(({ data }) => (gone.has(data.postId) ? [] : [data]));
    for (const [person, feed] of Object.entries(state.feeds)) {
      const followed = posts.filter(
        ({ authorId }) => rows[person]?.[authorId]?.wanted && rows[person][authorId].allowed,
      );
      const wanted = unique(followed.map(({ postId }) => postId))
        .sort()
        .reverse();
      const missing = wanted.filter((id) => !feed.includes(id));
      expect('feed-exactly-once', missing.length === 0, `${person} misses ${missing.join(', ')}`);
      expect('feed-exactly-once', hashOf(feed) === hashOf(wanted), `${person} reads ${feed.join(', ')}`);
    }
  },
  'dead-letters-are-poison': ({ site, shadow }) => {
    const letters = site.journal.deadLetters();
    const planted = new Set<string>();
    const ours = new Set<string>();
    for (const entry of site.journal.entries) {
      for (const group of groupsOf(entry)) {
        const id = `${entry.topic}/${entry.partition}/${entry.epoch}/${entry.offset}/${group}`;
        if (entry.poison) planted.add(id);
        if (isBug(entry, site, shadow)) ours.add(id);
      }
    }
    for (const id of planted) expect('dead-letters-are-poison', letters.has(id), `poison ${id} has no dead letter`);
    for (const id of letters) {
      expect('dead-letters-are-poison', planted.has(id) || ours.has(id), `${id} is a dead letter and was no poison`);
    }
  },
};

interface Made {
  readonly kind: Wish['kind'];
  readonly mark: string;
  readonly id: string;
}

function madeIn({ journal }: Site): Made[] {
  return [
    ...journal.events('user.registered').map(({ data }) => made('account', data.fullName, data.userId)),
    ...journal.events('media.uploaded').map(({ data }) => made('media', data.fileName, data.mediaId)),
    ...journal.events('post.created').map(({ data }) => made('post', data.caption, data.postId)),
    ...journal.events('comment.created').map(({ data }) => made('comment', data.text, data.commentId)),
  ];
}

function made(kind: Wish['kind'], mark: string, id: string): Made {
  return { kind, mark, id };
}

function idsOf(site: Site, wish: Wish): Made[] {
  const own = madeIn(site).filter(({ kind, mark }) => kind === wish.kind && wish.marks.includes(mark));
  return [...new Map(own.map((one) => [`${one.id} ${one.mark}`, one])).values()];
}

function lastOf(
  site: Site,
  type: 'like.set' | 'follow.wanted' | 'follow.allowed',
  key: string,
): { on: boolean } | undefined {
  return site.journal.events(type).findLast(({ data }) => `${data.subjectId}:${data.actorId}` === key)?.data;
}

function outputsOf(media: Media): readonly { path: string; bytes: number; sha256: string }[] {
  return [...media.results.values()].flatMap((result) => ('outputs' in result ? result.outputs : []));
}

async function expectBlob({ machines }: Site, wanted: { path: string; bytes: number; sha256: string }): Promise<void> {
  const { path, bytes, sha256 } = wanted;
  const size = await machines.blobs.size(path);
  expect('bytes-identical', size === bytes, `${path} has ${size} bytes, its row says ${bytes}`);
  const hash = createHash('sha256').update(machines.blobs.bytesOf(path)).digest('hex');
  expect('bytes-identical', hash === sha256, `${path} hashes to ${hash}, its row says ${sha256}`);
}

function groupsOf({ topic }: Entry): readonly GroupName[] {
  return Object.hasOwn(topics, topic) ? topics[topic as keyof typeof topics].groups : [];
}

/** A fold of this event meets a fault of our own, planted in a photo. */
function isBug({ event }: Entry, site: Site, shadow: Shadow): boolean {
  if (event?.type !== 'media.uploaded' && event?.type !== 'rendition.requested') return false;
  const { mediaId } = event.data;
  const uploaded = site.journal.events('media.uploaded').find(({ data }) => data.mediaId === mediaId);
  return !!uploaded && shadow.endings.get(uploaded.data.fileName) === 'internal';
}
