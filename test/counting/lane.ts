import { type Counter, countedFrom, type EventType } from '#libs/events';
import type { Counted } from '#libs/counter/ports';
import { newEvent, versionOf } from '#libs/stream';
import type { Received } from '#libs/stream/ports';
import { nthId } from '../contract/ids.js';
import type { Prng } from '../simulation/prng.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
export const PEOPLE = [nthId(1), nthId(2), nthId(3)] as const;
export const POSTS = [nthId(11), nthId(12)] as const;

/** Everything that can be counted here. */
export const ALL: readonly Counted[] = [
  ...POSTS.map((subjectId) => ({ subjectId, counter: 'likes' as const })),
  ...PEOPLE.flatMap((subjectId) =>
    (['followers', 'following', 'posts'] as const).map((counter) => ({ subjectId, counter })),
  ),
];

export interface Draft {
  readonly type: EventType;
  readonly data: object;
  /** What keeps its order: all of one key lie in one partition. Undefined for a recount, which lies in each. */
  readonly key: string | undefined;
  readonly topic: 'engagement' | 'posts' | 'comments';
}

/** Something that happens; few people and posts, so that they meet. */
export function draft(dice: Prng): Draft {
  const roll = dice.fraction();
  if (roll < 0.06) {
    const { subjectId, counter } = dice.pick(ALL);
    return recountOf({ subjectId, counter });
  }
  const actorId = dice.pick(PEOPLE);
  if (roll < 0.5) return set('like.set', dice.pick(POSTS), actorId, dice.chance(0.5));
  const subjectId = dice.pick(PEOPLE);
  if (roll < 0.85) return set(dice.pick(['follow.wanted', 'follow.allowed']), subjectId, actorId, dice.chance(0.6));
  const n = dice.int(6);
  const postId = nthId(100 + n);
  const data = { postId, authorId: PEOPLE[n % 3], caption: '', mediaIds: [postId], altTexts: [''] };
  return { type: 'post.created', data: { ...data, createdAt: ORIGIN.time }, key: postId, topic: 'posts' };
}

export function recountOf({ subjectId, counter }: Counted): Draft {
  return { type: 'recount', data: { subjectId, counter }, key: undefined, topic: countedFrom[counter] };
}

function set(type: EventType, subjectId: string, actorId: string, on: boolean): Draft {
  return { type, data: { subjectId, actorId, on }, key: `${subjectId}:${actorId}`, topic: 'engagement' };
}

/** A partition: its log, and how far it is committed. */
export class Lane {
  readonly log: Received[] = [];
  committed = 0;
  readonly topic: Draft['topic'];
  readonly partition: number;
  private readonly known = new Map<number, ReadonlyMap<string, number>>();

  constructor(topic: Draft['topic'], partition: number) {
    this.topic = topic;
    this.partition = partition;
  }

  /** How many edges are on after the event at `version`, by the plainest rule. */
  countAt(version: number, counted: Counted): number {
    const known = this.known.get(version) ?? countsAfter(this.log.slice(0, version + 1));
    this.known.set(version, known);
    return known.get(nameOf(counted)) ?? 0;
  }

  get isDone(): boolean {
    return this.committed >= this.log.length;
  }

  append({ type, data }: Draft): void {
    const { topic, partition, log } = this;
    const position = { topic, partition, epoch: 0, offset: log.length };
    const event = newEvent(type, `event-${log.length}`, data as never, ORIGIN);
    log.push({ event, position, version: versionOf(position) } as Received);
  }
}

/** How many edges are on after `events`, by subject and counter: the last word on each counts. */
function countsAfter(events: readonly Received[]): Map<string, number> {
  const flags = new Map<string, Set<string>>();
  const members = new Map<string, Set<string>>();
  const note = (subjectId: string, counter: Counter, memberId: string, on: boolean): void => {
    const name = nameOf({ subjectId, counter });
    const known = members.get(name) ?? new Set<string>();
    members.set(name, known);
    if (on) known.add(memberId);
    else known.delete(memberId);
  };
  for (const { event } of events) {
    if (event.type === 'like.set') note(event.data.subjectId, 'likes', event.data.actorId, event.data.on);
    if (event.type === 'post.created') note(event.data.authorId, 'posts', event.data.postId, true);
    if (event.type !== 'follow.wanted' && event.type !== 'follow.allowed') continue;
    const { subjectId, actorId, on } = event.data;
    const known = flags.get(`${subjectId}:${actorId}`) ?? new Set<string>();
    flags.set(`${subjectId}:${actorId}`, known);
    if (on) known.add(event.type);
    else known.delete(event.type);
    note(subjectId, 'followers', actorId, known.size === 2);
    note(actorId, 'following', subjectId, known.size === 2);
  }
  return new Map([...members].map(([name, known]) => [name, known.size]));
}

function nameOf({ subjectId, counter }: Counted): string {
  return `${subjectId} ${counter}`;
}
