import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryNoticeStore } from '#libs/engines/memory';
import { CAUSES_SHOWN, MOST_GROUPS, type Notice, type NoticeStore } from '#libs/notify/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds, nthId } from './ids.js';
import { histories } from './repeats.js';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
const like = (recipientId: string, postId: string, actorId: string, second = 0): Notice => {
  return { recipientId, kind: 'like', subjectId: postId, postId, causeId: actorId, actorId, at: at(second) };
};
const comment = (recipientId: string, postId: string, actorId: string, second = 0): Notice => {
  return { ...like(recipientId, postId, actorId, second), kind: 'comment', causeId: newId() };
};

describe.each(engines)('NoticeStore on %s', (engine) => {
  const store = freshStore(engine);
  const read = (recipientId: string) => store().notices.groups(recipientId, MOST_GROUPS);

  it('groups causes by kind and subject, newest first, and counts people once', async () => {
    const { notices } = store();
    const [ann, post, other, ben, cid] = newIds(5) as [string, string, string, string, string];
    await notices.set(like(ann, post, ben, 1), true, 1);
    await notices.set(like(ann, post, cid, 5), true, 2);
    await notices.set(like(ann, other, ben, 3), true, 3);
    const [first, second] = [comment(ann, post, ben, 2), comment(ann, post, ben, 4)];
    await notices.set(first, true, 0);
    await notices.set(second, true, 0);
    const shown = (await read(ann)).map(({ kind, subjectId, postId, actors, newest }) => {
      return { kind, subjectId, postId, actors, causes: newest.map((cause) => [cause.actorId, cause.at]) };
    });
    const likes = { kind: 'like', postId: post, subjectId: post, actors: 2 };
    expect(shown).toEqual([
      {
        ...likes,
        causes: [
          [cid, at(5)],
          [ben, at(1)],
        ],
      },
      {
        ...likes,
        kind: 'comment',
        actors: 1,
        causes: [
          [ben, at(4)],
          [ben, at(2)],
        ],
      },
      { ...likes, postId: other, subjectId: other, actors: 1, causes: [[ben, at(3)]] },
    ]);
    expect(await read(ben)).toEqual([]);
    await notices.set(second, false, 9);
    expect((await read(ann)).find(({ kind }) => kind === 'comment')).toMatchObject({ actors: 1 });
    await notices.set(first, false, 9);
    expect((await read(ann)).map(({ kind }) => kind)).toEqual(['like', 'like']);
  });

  it('reads a group in pages, and no more than asked for however many there are', async () => {
    const { notices } = store();
    const [ann, post] = newIds(2) as [string, string];
    const all = newIds(CAUSES_SHOWN + 15).map((actorId, n) => like(ann, post, actorId, n >> 1));
    await Promise.all(all.map((notice, n) => notices.set(notice, true, n)));
    const [group] = await read(ann);
    expect([group!.actors, group!.newest.length]).toEqual([all.length, CAUSES_SHOWN]);
    const first = await notices.causes(group!, 7);
    const rest = await notices.causes(group!, 1_000, first.at(-1));
    const expected = [...all].sort((a, b) => (`${a.at} ${a.causeId}` < `${b.at} ${b.causeId}` ? 1 : -1));
    expect([...first, ...rest].map(({ causeId }) => causeId)).toEqual(expected.map(({ causeId }) => causeId));
    expect(first).toHaveLength(7);
    await Promise.all(newIds(MOST_GROUPS + 5).map((id, n) => notices.set(like(ann, id, newId(), 100 + n), true, n)));
    expect(await notices.groups(ann, MOST_GROUPS + 50)).toHaveLength(MOST_GROUPS);
    expect(await notices.groups(ann, 3)).toHaveLength(3);
  });

  it('keeps the time of the first like, and that of the last follow', async () => {
    const { notices } = store();
    const [ann, post, ben] = newIds(3) as [string, string, string];
    const follow = (second: number): Notice => {
      return { ...like(ann, ann, ben, second), kind: 'follow', postId: null };
    };
    for (const make of [(second: number) => like(ann, post, ben, second), follow]) {
      await notices.set(make(8), true, 8);
      await notices.set(make(3), true, 3);
      await notices.set(make(9), false, 9);
      await notices.set(make(12), true, 12);
    }
    const times = (await read(ann)).map(({ kind, newest }) => [kind, newest[0]!.at]);
    expect(times).toEqual([
      ['follow', at(12)],
      ['like', at(3)],
    ]);
  });

  it('ends in one state after any order and repetition of sets', async () => {
    const sets = fc.uniqueArray(fc.record({ version: fc.nat(20), on: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
      selector: ({ version }) => version,
    });
    await fc.assert(
      fc.asyncProperty(histories(sets), async ({ history, delivered }) => {
        const { notices } = store();
        const [ann, post, ben] = newIds(3) as [string, string, string];
        const set = (one: (typeof history)[number]) =>
          notices.set(like(ann, post, ben, one.version), one.on, one.version);
        await Promise.all(delivered.map(set));
        const last = history.reduce((a, b) => (a.version > b.version ? a : b));
        const first = Math.min(...history.filter(({ on }) => on).map(({ version }) => version));
        const shown = (await read(ann)).map(({ actors, newest }) => [actors, newest[0]!.at]);
        expect(shown).toEqual(last.on ? [[1, at(first)]] : []);
      }),
    );
  });

  it('ends in one state after any order and repetition of captions that mention', async () => {
    const people = [nthId(1), nthId(2), nthId(3)];
    const captions = fc.uniqueArray(fc.record({ version: fc.nat(9), mentioned: fc.subarray(people) }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ version }) => version,
    });
    await fc.assert(
      fc.asyncProperty(histories(captions), async ({ history, delivered }) => {
        const { notices } = store();
        const [postId, authorId] = newIds(2) as [string, string];
        for (const { version, mentioned } of delivered)
          await notices.setMentions({ postId, authorId, at: at(version) }, mentioned, version);
        const last = history.reduce((a, b) => (a.version > b.version ? a : b));
        for (const person of people) {
          const own = (await read(person)).filter(({ subjectId }) => subjectId === postId);
          const times = history.filter(({ mentioned }) => mentioned.includes(person)).map(({ version }) => version);
          const expected = last.mentioned.includes(person) ? [[1, at(Math.min(...times))]] : [];
          expect(own.map(({ actors, newest }) => [actors, newest[0]!.at])).toEqual(expected);
        }
      }),
    );
  });

  it('has nothing of what was withdrawn, whichever came first', async () => {
    const { notices } = store();
    const [ann, ben, post, other] = newIds(4) as [string, string, string, string];
    const said = comment(ann, post, ben);
    const reply: Notice = { ...comment(ben, post, ann), kind: 'reply', subjectId: said.causeId };
    const onComment: Notice = { ...like(ben, post, ann), subjectId: said.causeId };
    const all: Notice[] = [like(ann, post, ben), said, reply, onComment, like(ann, other, ben), like(ben, other, ann)];
    const tell = () => Promise.all(all.map((notice) => notices.set(notice, true, 5)));
    const kinds = async (who: string) => (await read(who)).map(({ kind, subjectId }) => `${kind} ${subjectId}`).sort();
    await tell();
    await notices.setMentions({ postId: post, authorId: ann, at: at(1) }, [ben], 0);
    expect([(await kinds(ann)).length, (await kinds(ben)).length]).toEqual([3, 4]);

    await notices.withdrawComment(post, said.causeId);
    await tell();
    expect(await kinds(ann)).toEqual([`like ${post}`, `like ${other}`].sort());
    expect(await kinds(ben)).toEqual([`like ${other}`, `mention ${post}`].sort());

    await notices.withdrawPost(post);
    await tell();
    await notices.setMentions({ postId: post, authorId: ann, at: at(1) }, [ben], 7);
    expect([await kinds(ann), await kinds(ben)]).toEqual([[`like ${other}`], [`like ${other}`]]);

    await notices.withdrawRecipient(ann);
    await tell();
    expect([await kinds(ann), await kinds(ben)]).toEqual([[], [`like ${other}`]]);
  });

  it('withdraws a post with thousands of notices', async () => {
    const { notices } = store();
    const [ann, post] = newIds(2) as [string, string];
    await Promise.all(newIds(2_500).map((actorId, n) => notices.set(like(ann, post, actorId, n), true, n)));
    expect((await read(ann))[0]!.actors).toBe(2_500);
    await notices.withdrawPost(post);
    expect(await read(ann)).toEqual([]);
  }, 30_000);

  it('answers as a plain model does, whatever is set and withdrawn', async () => {
    const id = fc.nat(3);
    const command = fc.oneof(
      { weight: 8, arbitrary: fc.record({ set: fc.constantFrom('like', 'comment', 'follow'), a: id, b: id, c: id }) },
      { weight: 1, arbitrary: fc.record({ gone: fc.constantFrom('post', 'comment', 'recipient'), a: id }) },
    );
    const stamped = fc.array(fc.tuple(command, fc.boolean(), fc.nat(30)), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(stamped, async (commands) => {
        const names = newIds(12);
        const model = new MemoryNoticeStore();
        for (const [command, on, version] of commands) {
          await run(model, names, command, on, version);
          await run(store().notices, names, command, on, version);
        }
        for (const who of names.slice(0, 4)) expect(await read(who)).toEqual(await model.groups(who, MOST_GROUPS));
      }),
    );
  });
});

type Command = { set: string; a: number; b: number; c: number } | { gone: string; a: number };

async function run(store: NoticeStore, names: string[], command: Command, on: boolean, version: number): Promise<void> {
  const [people, posts, comments] = [names.slice(0, 4), names.slice(4, 8), names.slice(8)];
  if ('gone' in command) {
    if (command.gone === 'post') return store.withdrawPost(posts[command.a]!);
    if (command.gone === 'recipient') return store.withdrawRecipient(people[command.a]!);
    return store.withdrawComment(posts[command.a % 2]!, comments[command.a]!);
  }
  const { set, a, b, c } = command;
  const about = { recipientId: people[a]!, actorId: people[b]!, at: at(version) };
  if (set === 'follow')
    return store.set(
      { ...about, kind: 'follow', subjectId: people[a]!, postId: null, causeId: people[b]! },
      on,
      version,
    );
  if (set === 'like')
    return store.set(
      { ...about, kind: 'like', subjectId: posts[c]!, postId: posts[c]!, causeId: people[b]! },
      on,
      version,
    );
  // A comment has one author and stands under one post.
  const said = { actorId: people[c]!, postId: posts[c % 2]!, subjectId: posts[c % 2]!, causeId: comments[c]! };
  return store.set({ ...about, ...said, kind: 'comment' }, on, version);
}
