import type { AnyEvent, Counter, EventType } from '#libs/events';
import type { Counted } from '#libs/counter/ports';
import { newEvent } from '#libs/stream';
import { nthId } from '../contract/ids.js';
import type { Prng } from '../simulation/prng.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const POSTS = [nthId(11), nthId(12)] as const;
/** What is created and deleted: few, so that a create meets its delete. */
const MADE = 6;
const EVENTS = 32;

export interface Crowd {
  readonly people: readonly string[];
  /** Everything that can be counted here. */
  readonly all: readonly Counted[];
}

/** `size` people, at least 3. */
export function crowdOf(size: number): Crowd {
  const people = Array.from({ length: size }, (_, n) => nthId(1_000 + n));
  const comments = Array.from({ length: MADE }, (_, n) => nthId(200 + n));
  const of = (subjects: readonly string[], ...names: readonly Counter[]): Counted[] =>
    subjects.flatMap((subjectId) => names.map((counter) => ({ subjectId, counter })));
  return {
    people,
    all: [
      ...of(people, 'followers', 'following', 'posts'),
      ...of(POSTS, 'likes', 'views', 'comments'),
      ...of(comments, 'replies'),
    ],
  };
}

/** Events in the order in which they happen; in some runs each comes up to five times, now or later. */
export function drafts(dice: Prng, crowd: Crowd): AnyEvent[] {
  const most = dice.chance(0.3) ? 5 : 1;
  const events: AnyEvent[] = [];
  for (let n = crowd.people.length > 3 ? 2 * EVENTS : EVENTS; n > 0; n--) events.push(draft(dice, crowd));
  for (const event of [...events]) {
    for (let again = dice.between(1, most); again > 1; again--) {
      events.splice(dice.between(events.indexOf(event) + 1, events.length), 0, event);
    }
  }
  return events;
}

/** Something that happens; in a large crowd mostly likes of one post. */
function draft(dice: Prng, { people, all }: Crowd): AnyEvent {
  const roll = dice.fraction();
  if (roll < 0.06) return recountOf(dice.pick(all));
  const actorId = dice.pick(people);
  if (people.length > 3 ? roll < 0.85 : roll < 0.4) {
    const act = { subjectId: dice.pick(POSTS), actorId, on: dice.chance(0.5) };
    return dice.chance(0.1) ? event('view.set', { ...act, on: true }) : event('like.set', act);
  }
  if (roll < 0.65) {
    const set = { subjectId: dice.pick(people), actorId, on: dice.chance(0.6) };
    return event(dice.pick(['follow.wanted', 'follow.allowed']), set);
  }
  return made(dice, people);
}

function made(dice: Prng, people: readonly string[]): AnyEvent {
  const n = dice.int(MADE);
  const authorId = people[n % people.length]!;
  if (dice.chance(0.5)) {
    const post = { postId: nthId(100 + n), authorId, mediaIds: [nthId(100 + n)] };
    if (dice.chance(0.3)) return event('post.deleted', post);
    return event('post.created', { ...post, caption: '', altTexts: [''], createdAt: ORIGIN.time });
  }
  const parentId = n % 2 === 1 ? nthId(200 + n - 1) : undefined;
  const comment = { commentId: nthId(200 + n), postId: POSTS[0], authorId, ...(parentId && { parentId }) };
  if (dice.chance(0.3)) return event('comment.deleted', comment);
  const written = { postAuthorId: people[0]!, text: '', mentionIds: [], createdAt: ORIGIN.time };
  return event('comment.created', { ...comment, ...written });
}

export function recountOf({ subjectId, counter }: Counted): AnyEvent {
  return event('recount', { subjectId, counter });
}

function event(type: EventType, data: object): AnyEvent {
  return newEvent(type, 'event', data as never, ORIGIN) as AnyEvent;
}
