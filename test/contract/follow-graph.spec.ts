import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FollowFlag, FollowGraph } from '#libs/feed/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

function followers(graph: FollowGraph, subjectId: string): Promise<string[]> {
  return idsIn(graph.followersOf(subjectId));
}

async function idsIn(pages: AsyncIterable<readonly string[]>): Promise<string[]> {
  const all: string[] = [];
  for await (const page of pages) {
    expect(page.length).toBeGreaterThan(0);
    expect(page.length).toBeLessThanOrEqual(1_000);
    all.push(...page);
  }
  return all;
}

async function follow(graph: FollowGraph, actor: string, subject: string, version = 0): Promise<void> {
  await Promise.all([
    graph.set(actor, subject, 'wanted', true, version),
    graph.set(actor, subject, 'allowed', true, version),
  ]);
}

describe.each(engines)('FollowGraph on %s', (engine) => {
  const store = freshStore(engine);

  it('answers the follow as it stands after each flag', async () => {
    const { followGraph } = store();
    const [actorId, subjectId] = [newId(), newId()];
    const base = { actorId, subjectId };
    expect(await followGraph.set(actorId, subjectId, 'wanted', true, 0)).toEqual({
      ...base,
      wanted: true,
      allowed: false,
      requested: true,
    });
    expect(await followers(followGraph, subjectId)).toEqual([]);
    expect(await followGraph.set(actorId, subjectId, 'allowed', true, 0)).toEqual({
      ...base,
      wanted: true,
      allowed: true,
      requested: false,
    });
    expect(await followers(followGraph, subjectId)).toEqual([actorId]);
    expect(await followGraph.set(actorId, subjectId, 'wanted', false, 1)).toEqual({
      ...base,
      wanted: false,
      allowed: true,
      requested: false,
    });
    expect(await followers(followGraph, subjectId)).toEqual([]);
  });

  it('takes a flag only above its own version, whatever the other flag is at', async () => {
    const { followGraph } = store();
    const [actor, subject] = [newId(), newId()];
    await followGraph.set(actor, subject, 'wanted', true, 9);
    expect(await followGraph.set(actor, subject, 'wanted', false, 9)).toMatchObject({ wanted: true });
    expect(await followGraph.set(actor, subject, 'wanted', false, 8)).toMatchObject({ wanted: true });
    expect(await followGraph.set(actor, subject, 'allowed', true, 3)).toMatchObject({ wanted: true, allowed: true });
    expect(await followGraph.set(actor, subject, 'wanted', false, 10)).toMatchObject({ wanted: false, allowed: true });
  });

  it('finds the follows of one actor that have a row, off ones too', async () => {
    const { followGraph } = store();
    const [actor, on, off, none] = newIds(4) as [string, string, string, string];
    await follow(followGraph, actor, on);
    await followGraph.set(actor, off, 'wanted', false, 0);
    await follow(followGraph, none, on);
    const found = await followGraph.of(actor, [none, off, on]);
    expect(new Map(found)).toEqual(
      new Map([
        [on, { actorId: actor, subjectId: on, wanted: true, allowed: true, requested: false }],
        [off, { actorId: actor, subjectId: off, wanted: false, allowed: false, requested: false }],
      ]),
    );
    await expect(followGraph.of(actor, newIds(101))).rejects.toThrow(RangeError);
    expect([...(await followGraph.to(on, [actor, none, off])).keys()].sort()).toEqual([actor, none].sort());
    expect((await followGraph.to(off, [actor])).get(actor)).toMatchObject({ wanted: false });
    await expect(followGraph.to(on, newIds(101))).rejects.toThrow(RangeError);
  });

  it('pages through all followers, each once', async () => {
    const { followGraph } = store();
    const [subject, other] = [newId(), newId()];
    const actors = newIds(2_001);
    await Promise.all(actors.map((actor) => follow(followGraph, actor, subject)));
    await Promise.all(actors.slice(0, 3).map((actor) => follow(followGraph, actor, other)));
    expect((await followers(followGraph, subject)).sort()).toEqual(actors);
    await Promise.all(actors.slice(0, 1_001).map((actor) => followGraph.set(actor, subject, 'wanted', false, 1)));
    expect((await followers(followGraph, subject)).sort()).toEqual(actors.slice(1_001));
  });

  it('pages through all whom somebody follows, each once', async () => {
    const { followGraph } = store();
    const [actor, other] = [newId(), newId()];
    const subjects = newIds(2_001);
    await Promise.all(subjects.map((subject) => follow(followGraph, actor, subject)));
    await follow(followGraph, other, newId());
    await followGraph.set(actor, other, 'wanted', true, 0);
    expect((await idsIn(followGraph.followedBy(actor))).sort()).toEqual(subjects);
    await Promise.all(subjects.slice(0, 1_001).map((subject) => followGraph.set(actor, subject, 'allowed', false, 1)));
    expect((await idsIn(followGraph.followedBy(actor))).sort()).toEqual(subjects.slice(1_001));
    expect(await idsIn(followGraph.followedBy(newId()))).toEqual([]);
  });

  it('keeps a request waiting until the account speaks, and again when it is asked again', async () => {
    const { followGraph } = store();
    const [actor, subject] = [newId(), newId()];
    const waiting = () => followGraph.list('requests', subject, 10);
    await followGraph.set(actor, subject, 'wanted', true, 1);
    expect(await waiting()).toEqual([actor]);
    await followGraph.set(actor, subject, 'allowed', false, 2);
    expect(await waiting()).toEqual([]);
    expect((await followGraph.of(actor, [subject])).get(subject)).toMatchObject({ wanted: true, requested: false });
    await followGraph.set(actor, subject, 'wanted', true, 3);
    expect(await waiting()).toEqual([actor]);
    await followGraph.set(actor, subject, 'allowed', true, 4);
    expect(await waiting()).toEqual([]);
  });

  it('lists each end of follows and requests in pages', async () => {
    const { followGraph } = store();
    const [subject, ...actors] = newIds(8) as [string, ...string[]];
    const [asking, following] = [actors.slice(0, 3), actors.slice(3)];
    await Promise.all(following.map((actor) => follow(followGraph, actor, subject)));
    await Promise.all(asking.map((actor) => followGraph.set(actor, subject, 'wanted', true, 0)));
    expect(await followGraph.list('followers', subject, 3)).toEqual(following.slice(0, 3));
    expect(await followGraph.list('followers', subject, 3, following[2])).toEqual(following.slice(3));
    expect(await followGraph.list('requests', subject, 2, asking[0])).toEqual(asking.slice(1));
    expect(await followGraph.list('following', following[0]!, 9)).toEqual([subject]);
    expect(await followGraph.list('following', asking[0]!, 9)).toEqual([]);
    expect(await followGraph.list('requested', asking[0]!, 9)).toEqual([subject]);
    expect(await followGraph.list('requested', following[0]!, 9)).toEqual([]);
  });

  it('misses nobody who follows throughout while others come and go between two pages', async () => {
    const { followGraph } = store();
    const subject = newId();
    const actors = newIds(1_500);
    await Promise.all(actors.map((actor) => follow(followGraph, actor, subject)));
    const [leaving, staying] = [actors.slice(0, 10), actors.slice(10)];
    const seen: string[] = [];
    for await (const page of followGraph.followersOf(subject)) {
      seen.push(...page);
      await Promise.all(leaving.map((actor) => followGraph.set(actor, subject, 'allowed', false, 1)));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(staying.filter((actor) => !seen.includes(actor))).toEqual([]);
  });

  it('ends in one state after any order and repetition of flags', async () => {
    const flag = fc.constantFrom<FollowFlag>('wanted', 'allowed');
    const sets = fc.uniqueArray(fc.record({ flag, version: fc.nat(12), on: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
      selector: (set) => `${set.flag} ${set.version}`,
    });
    await fc.assert(
      fc.asyncProperty(histories(sets), async ({ history, delivered }) => {
        const { followGraph } = store();
        const [actorId, subjectId] = [newId(), newId()];
        await Promise.all(delivered.map((set) => followGraph.set(actorId, subjectId, set.flag, set.on, set.version)));
        const last = (of: FollowFlag) =>
          history.filter((set) => set.flag === of).sort((a, b) => b.version - a.version)[0] ?? {
            on: false,
            version: -1,
          };
        const [wanted, allowed] = [last('wanted').on, last('allowed').on];
        const requested = wanted && !allowed && last('wanted').version > last('allowed').version;
        const found = await followGraph.of(actorId, [subjectId]);
        expect(found.get(subjectId)).toEqual({ actorId, subjectId, wanted, allowed, requested });
        expect(await followGraph.list('requests', subjectId, 10)).toEqual(requested ? [actorId] : []);
        expect(await followGraph.list('requested', actorId, 10)).toEqual(requested ? [subjectId] : []);
        expect(await followers(followGraph, subjectId)).toEqual(wanted && allowed ? [actorId] : []);
        expect(await idsIn(followGraph.followedBy(actorId))).toEqual(wanted && allowed ? [subjectId] : []);
      }),
    );
  });
});
