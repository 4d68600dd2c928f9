import fc from 'fast-check';
import { type AnyEvent, type EventType, taskIdOf, timestampOfId } from '#libs/events';
import { newEvent } from '#libs/stream';
import type { Received } from '#libs/stream/ports';
import { nthId } from '../contract/ids.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
/** People, and who posts what: few of each, so that they meet. */
const PEOPLE = 3;

const often = ['user.edited', 'user.visibility', 'user.role', 'user.suspended'] as const;
const USER_CHANGES = [...often, ...often, ...often, 'user.deleted'] as const;

/** An event at its place: positions rise in the order of the history. The first is above 0, as every edit is. */
export function atPositions(events: readonly AnyEvent[]): Received[] {
  return events.map((event, index) => {
    const offset = index + 1;
    const position = { topic: 'any', partition: 0, offset, epoch: 0 };
    return { event, position, version: offset };
  });
}

let made = 0;
function event(type: EventType, data: object): AnyEvent {
  const time = new Date(Date.parse(ORIGIN.time) + (made += 1) * 1_000).toISOString();
  return newEvent(type, `event-${made}`, data as never, { ...ORIGIN, time }) as AnyEvent;
}

const person = fc.nat(PEOPLE - 1).map((n) => nthId(n + 1));

const registered = fc.nat(PEOPLE - 1).map((n) => {
  const userId = nthId(n + 1);
  return event('user.registered', { userId, userName: `user${n}`, fullName: '', createdAt: timestampOfId(userId) });
});

/** The sections of a user, each changed by an event of its own; a deletion is rare, for it ends all. */
const changed = fc
  .record({ n: fc.nat(PEOPLE - 1), on: fc.boolean(), kind: fc.constantFrom(...USER_CHANGES), text: fc.nat(99) })
  .map(({ n, on, kind, text }) => {
    const userId = nthId(n + 1);
    const createdAt = timestampOfId(userId);
    const profile = { userName: `user${n}`, fullName: `Name ${text}`, bio: '', website: '', avatarId: null, createdAt };
    if (kind === 'user.edited') return event(kind, { userId, ...profile, editedAt: createdAt });
    if (kind === 'user.visibility') return event(kind, { userId, isPrivate: on });
    if (kind === 'user.role') return event(kind, { userId, role: on ? 'admin' : 'user' });
    if (kind === 'user.suspended') return event(on ? kind : 'user.restored', { userId });
    return event(kind, { userId, deletedAt: createdAt });
  });

/** A post belongs to one author, made from its number. */
function postOf(n: number) {
  const postId = nthId(1000 + n);
  const authorId = nthId((n % PEOPLE) + 1);
  const written = { caption: `post ${n} #tag${n % 2}`, altTexts: [''], mentionIds: [nthId(((n + 1) % PEOPLE) + 1)] };
  return { postId, authorId, mediaIds: [nthId(2000 + n)], ...written, createdAt: timestampOfId(postId) };
}

const nthPost = fc.nat(9);
const posted = nthPost.map((n) => event('post.created', postOf(n)));
const mentioned = fc.uniqueArray(person, { maxLength: 2 });
const edited = fc.tuple(nthPost, fc.constantFrom('now #other', ''), mentioned).map(([n, caption, mentionIds]) => {
  return event('post.edited', { ...postOf(n), caption, mentionIds, editedAt: `2026-01-0${2 + (n % 3)}T00:00:00.000Z` });
});

const moderated = fc.tuple(nthPost, fc.boolean()).map(([n, hidden]) => {
  const { postId, authorId } = postOf(n);
  return event('post.moderated', { postId, authorId, hidden });
});
const deleted = fc.nat(3).map((n) => {
  const { postId, authorId, mediaIds } = postOf(n);
  return event('post.deleted', { postId, authorId, mediaIds });
});

const followed = fc
  .record({ actorId: person, subjectId: person, on: fc.boolean(), flag: fc.constantFrom('wanted', 'allowed') })
  .filter(({ actorId, subjectId }) => actorId !== subjectId)
  .map(({ flag, ...set }) => event(`follow.${flag}` as EventType, set));

const shunned = fc
  .record({ actorId: person, subjectId: person, on: fc.boolean(), what: fc.constantFrom('block', 'mute') })
  .filter(({ actorId, subjectId }) => actorId !== subjectId)
  .map(({ what, ...set }) => event(`${what}.set` as EventType, set));

const act = fc.constantFrom<EventType>('like.set', 'save.set', 'view.set');
const acted = fc.record({ act, actorId: person, n: fc.nat(9), on: fc.boolean() }).map(({ act, n, ...set }) => {
  const { postId, authorId: ownerId } = postOf(n);
  return event(act, { ...set, subjectId: postId, ...(act === 'like.set' && { ownerId, postId }) });
});

/** A comment belongs to one post and author, made from its number; the odd ones answer the even ones before them. */
function commentOf(n: number) {
  const { postId, authorId: postAuthorId } = postOf(n % 4 < 2 ? 0 : 1);
  const at = { commentId: nthId(3000 + n), postId, authorId: nthId(((n * 2) % PEOPLE) + 1) };
  const parent = { parentId: nthId(3000 + n - 1), parentAuthorId: nthId((((n - 1) * 2) % PEOPLE) + 1) };
  const reply = n % 2 === 1 ? parent : {};
  const createdAt = `2026-01-01T01:00:0${n}.000Z`;
  return { ...at, ...reply, postAuthorId, text: `comment ${n}`, mentionIds: [nthId((n % PEOPLE) + 1)], createdAt };
}

const nthComment = fc.nat(7);
const commented = nthComment.map((n) => event('comment.created', commentOf(n)));
const commentDeleted = nthComment.map((n) => {
  const { commentId, postId, authorId } = commentOf(n);
  return event('comment.deleted', { commentId, postId, authorId });
});
const commentHidden = fc.tuple(nthComment, fc.boolean()).map(([n, hidden]) => {
  const { commentId, postId, authorId } = commentOf(n);
  return event('comment.moderated', { commentId, postId, authorId, hidden });
});
const commentLiked = fc.record({ actorId: person, n: nthComment, on: fc.boolean() }).map(({ n, ...set }) => {
  const { commentId: subjectId, postId, authorId: ownerId } = commentOf(n);
  return event('like.set', { ...set, subjectId, subjectKind: 'comment', postId, ownerId });
});

/** All that happens to one media, whose task either succeeds or fails: one end per attempt. */
function lifeOfMedia(n: number, fails: boolean): AnyEvent[] {
  const mediaId = nthId(2000 + n);
  const original = `media/${mediaId}/original`;
  const sha256 = 'c'.repeat(64);
  const task = { mediaId, attempt: 0, recipe: 'photo-jpeg', range: 0 };
  const taskId = taskIdOf(task);
  const size = { width: 320, height: 240 };
  const output = { name: 'jpeg-320', mimeType: 'image/jpeg' as const, ...size };
  const made = { ...output, bytes: 1, sha256, path: `media/${mediaId}/jpeg-320/0.${sha256}` };
  const failure = { code: 'media_unreadable', message: 'The photo is damaged.' };
  const file = { fileName: 'a.jpg', mimeType: 'image/jpeg', bytes: 9, sha256, original };
  const ownerId = nthId(1);
  const planned = { ...task, taskId, outputs: [output] };
  return [
    event('media.uploaded', { mediaId, ownerId, kind: 'image', ...file, uploadedAt: timestampOfId(mediaId) }),
    event('media.probed', { mediaId, ownerId, attempt: 0, ...size, original, tasks: [planned] }),
    fails
      ? event('rendition.failed', { ...task, taskId, ...failure })
      : event('rendition.encoded', { ...task, taskId, outputs: [made] }),
    ...(fails
      ? [event('media.failed', { mediaId, attempt: 0, ...failure })]
      : [event('media.playable', { mediaId, attempt: 0 }), event('media.ready', { mediaId, attempt: 0 })]),
  ];
}

const end = fc.record({ fails: fc.boolean(), deleted: fc.boolean() });
const lives = fc.array(end, { maxLength: 3 }).map((ends) => ends.flatMap(lifeAndEnd));

function lifeAndEnd({ fails, deleted }: { fails: boolean; deleted: boolean }, n: number): AnyEvent[] {
  const life = lifeOfMedia(n, fails);
  return deleted ? [...life, event('media.deleted', { mediaId: nthId(2000 + n), ownerId: nthId(1) })] : life;
}

/** What two groups tell of a few events: each attempt may be told again, with other times, as after a crash. */
const step = fc
  .record({
    n: fc.nat(2),
    group: fc.constantFrom('media', 'feed'),
    attempt: fc.integer({ min: 1, max: 2 }),
    begins: fc.nat(3),
    type: fc.constantFrom('step.started', 'step.done', 'step.failed'),
  })
  .map(({ n, group, attempt, begins, type }) => {
    const [startedAt, endedAt] = [begins, begins + 1].map((second) => `2026-01-01T00:00:0${second}.000Z`);
    const about = { mediaId: nthId(2000 + n), group, eventId: 'told', eventType: 'media.ready', attempt, startedAt };
    const ends = {
      done: { counts: { feeds: begins } },
      failed: { code: 'internal', message: 'No.', deadLettered: n > 0 },
    };
    const end = type === 'step.started' ? {} : { endedAt, ...(type === 'step.done' ? ends.done : ends.failed) };
    return event(type as EventType, { ...about, ...end });
  });

/** What happened, in the order of the log. */
export const history: fc.Arbitrary<Received[]> = fc
  .tuple(
    fc.array(
      fc.oneof(
        registered,
        changed,
        posted,
        edited,
        moderated,
        deleted,
        followed,
        shunned,
        acted,
        commented,
        commentHidden,
        commentDeleted,
        commentLiked,
        step,
      ),
      {
        minLength: 1,
        maxLength: 25,
      },
    ),
    lives,
  )
  .map(([acts, media]) => atPositions([...acts, ...media]));
