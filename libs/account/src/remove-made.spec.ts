import { describe, expect, it } from '@jest/globals';
import { type AnyEvent, UnavailableError } from '#libs/events';
import { createMemoryStore } from '#libs/engines/memory';
import { type EventAppender, newEvent } from '#libs/stream';
import { newId, newIds } from '../../../test/contract/ids.js';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import type { MadeByUser, PersonalRows } from './leaving-ports.js';
import { type Made } from './leaving-ports.js';
import { RemoveAgain } from './remove-again.js';
import { RemoveMade } from './remove-made.js';

const HOUR_MS = 3_600_000;
const [ann, ben, post, comment, photo] = newIds(5) as [string, string, string, string, string];
const origin = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-11-21T10:00:00.000Z' };

/** A user's things as a test says, and what was appended, in order. */
class Scene {
  made: readonly Made[] = [];
  appended: AnyEvent[] = [];
  forgotten: string[] = [];
  down = false;
  readonly clock = new VirtualClock();
  readonly later = createMemoryStore().laterRemovals;
  readonly removeMade: RemoveMade;
  readonly again: RemoveAgain;

  constructor() {
    const pages = (): AsyncIterable<readonly Made[]> => this.pages();
    const forget = async (userId: string): Promise<void> => void this.forgotten.push(userId);
    const append = async (events: readonly AnyEvent[]): Promise<[]> => {
      if (this.down) throw new UnavailableError('the log is away');
      this.appended.push(...events);
      return [];
    };
    const made = { of: pages } satisfies MadeByUser;
    const appender = { append } as unknown as EventAppender;
    this.removeMade = new RemoveMade(made, this.later, { forget } satisfies PersonalRows, appender, this.clock);
    this.again = new RemoveAgain(this.later, this.removeMade, this.clock);
  }

  async *pages(): AsyncIterable<readonly Made[]> {
    yield this.made;
  }

  async delete(): Promise<void> {
    const event = newEvent('user.deleted', newId(), { userId: ann, deletedAt: origin.time }, origin);
    const position = { topic: 'users', partition: 0, offset: 9, epoch: 0 };
    await this.removeMade.fold({ event, position, version: 9 });
  }

  sweep(): Promise<void> {
    return this.again.run(new AbortController().signal);
  }

  types(): string[] {
    return this.appended.map(({ type }) => type);
  }
}

describe('RemoveMade', () => {
  it('appends for each thing its removal, as a set or a delete', async () => {
    const scene = new Scene();
    scene.made = [
      { kind: 'post', postId: post, mediaIds: [photo] },
      { kind: 'comment', commentId: comment, postId: post, parentId: ben },
      { kind: 'media', mediaId: photo },
      { kind: 'like', subjectId: post, subjectKind: 'post', ownerId: ben, postId: post },
      { kind: 'save', subjectId: post },
      { kind: 'follow', actorId: ben, subjectId: ann },
      { kind: 'block', actorId: ann, subjectId: ben },
      { kind: 'mute', actorId: ann, subjectId: ben },
    ];
    await scene.delete();
    expect(scene.appended.map(({ type, data }) => [type, data])).toEqual([
      ['post.deleted', { postId: post, authorId: ann, mediaIds: [photo] }],
      ['comment.deleted', { commentId: comment, postId: post, parentId: ben, authorId: ann }],
      ['media.deleted', { mediaId: photo, ownerId: ann }],
      ['like.set', { subjectId: post, subjectKind: 'post', ownerId: ben, postId: post, actorId: ann, on: false }],
      ['save.set', { subjectId: post, actorId: ann, on: false }],
      ['follow.allowed', { subjectId: ann, actorId: ben, on: false }],
      ['follow.wanted', { subjectId: ann, actorId: ben, on: false }],
      ['block.set', { subjectId: ben, actorId: ann, on: false }],
      ['mute.set', { subjectId: ben, actorId: ann, on: false }],
    ]);
    expect(scene.forgotten).toEqual([ann]);
    const ids = scene.appended.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(scene.appended.every(({ traceparent }) => traceparent.includes('a'.repeat(32)))).toBe(true);
  });

  it('does so again an hour later, once, with equal ids for what is there still', async () => {
    const scene = new Scene();
    scene.made = [{ kind: 'save', subjectId: post }];
    await scene.delete();
    const [first] = scene.appended;
    scene.made = [...scene.made, { kind: 'post', postId: post, mediaIds: [] }];
    await scene.clock.advance(HOUR_MS - 1);
    await scene.sweep();
    expect(scene.types()).toEqual(['save.set']);
    await scene.clock.advance(1);
    await scene.sweep();
    await scene.sweep();
    expect(scene.types()).toEqual(['save.set', 'save.set', 'post.deleted']);
    expect(scene.appended[1]!.id).toBe(first!.id);
    expect(scene.forgotten).toEqual([ann, ann]);
  });

  it('has noted the repeat before anything fails, and repeats until it succeeds', async () => {
    const scene = new Scene();
    scene.made = [{ kind: 'save', subjectId: post }];
    scene.down = true;
    await expect(scene.delete()).rejects.toThrow('the log is away');
    await scene.clock.advance(HOUR_MS);
    await expect(scene.sweep()).rejects.toThrow('the log is away');
    scene.down = false;
    await scene.sweep();
    expect(scene.types()).toEqual(['save.set']);
  });
});
