import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MediaOriginal, MediaPlan, MediaState, TaskResult } from '#libs/media/ports';
import { stateRank } from '#libs/media/ports';
import { engines, freshStore, type RowStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

function originalOf(id: string, fileName = 'harbour.jpg'): MediaOriginal {
  const path = `media/${id}/original`;
  const sent = { fileName, mimeType: 'image/jpeg', bytes: 3_000_000_000, sha256: 'b'.repeat(64), path };
  return { id, ownerId: newId(), kind: 'image', ...sent, uploadedAt: '2026-11-21T10:00:00.000Z' };
}

function planOf(mediaId: string, attempt: number, width = 4_032): MediaPlan {
  const output = { name: '320', mimeType: 'image/jpeg' as const, width: 320, height: 240 };
  const task = {
    taskId: `${mediaId}.${attempt}.photo.0`,
    mediaId,
    attempt,
    recipe: 'photo',
    range: 0,
    outputs: [output],
  };
  return { attempt, width, height: 3_024, tasks: [task] };
}

const failed: TaskResult = { failure: { code: 'media_truncated', message: 'ends in the middle' } };

function madeOf(name: string): TaskResult {
  const path = `media/${newId()}/photo/0.${'a'.repeat(64)}`;
  return {
    outputs: [{ name, mimeType: 'image/jpeg', width: 320, height: 240, bytes: 9, sha256: 'a'.repeat(64), path }],
  };
}

async function mediaNow(store: RowStore, id: string) {
  return (await store.media.byIds([id])).get(id);
}

describe.each(engines)('MediaStore on %s', (engine) => {
  const store = freshStore(engine);

  it('is processing and empty when only its original is known', async () => {
    const [one, two] = [originalOf(newId()), originalOf(newId())];
    await store().media.create(one);
    await store().media.create(two);
    const found = await store().media.byIds([two.id, newId(), one.id]);
    expect([...found.keys()].sort()).toEqual([one.id, two.id]);
    const fresh = { plan: undefined, results: new Map(), attempt: 0, state: 'processing', failure: undefined };
    expect(found.get(one.id)).toEqual({ original: one, ...fresh });
  });

  it('tells the states of media whose original is known', async () => {
    const [one, two, unknown] = [originalOf(newId()), originalOf(newId()), newId()];
    await store().media.create(one);
    await store().media.create(two);
    await store().media.raise(two.id, 0, 'ready');
    await store().media.raise(unknown, 0, 'ready');
    const states = await store().media.statesOf([one.id, two.id, unknown, newId()]);
    expect(Object.fromEntries(states)).toEqual({ [one.id]: 'processing', [two.id]: 'ready' });
    await expect(store().media.statesOf(newIds(101))).rejects.toThrow(RangeError);
  });

  it('keeps the first original', async () => {
    const id = newId();
    const first = originalOf(id, 'first.jpg');
    await store().media.create(first);
    await store().media.create(originalOf(id, 'second.jpg'));
    expect((await mediaNow(store(), id))?.original).toEqual(first);
  });

  it('takes plan, results and state before the original, and shows them with it', async () => {
    const { media } = store();
    const id = newId();
    const [plan, result] = [planOf(id, 0), madeOf('320')];
    await media.raise(id, 0, 'playable');
    await media.putResult(id, plan.tasks[0]!.taskId, 0, result);
    await media.putPlan(id, plan);
    expect(await mediaNow(store(), id)).toBeUndefined();
    const original = originalOf(id);
    await media.create(original);
    const results = new Map([[plan.tasks[0]!.taskId, result]]);
    const expected = { original, plan, results, attempt: 0, state: 'playable', failure: undefined };
    expect(await mediaNow(store(), id)).toEqual(expected);
  });

  it('keeps the plan of the highest attempt, of one attempt the first, with that attempt’s results', async () => {
    const { media } = store();
    const id = newId();
    await media.create(originalOf(id));
    await media.putPlan(id, planOf(id, 1));
    await media.putPlan(id, planOf(id, 1, 7));
    await media.putPlan(id, planOf(id, 0, 8));
    const [oldMade, newMade] = [madeOf('old'), madeOf('new')];
    await media.putResult(id, 'task of attempt 0', 0, oldMade);
    await media.putResult(id, 'task of attempt 1', 1, newMade);
    expect((await mediaNow(store(), id))?.plan).toEqual(planOf(id, 1));
    expect((await mediaNow(store(), id))?.results).toEqual(new Map([['task of attempt 1', newMade]]));
    await media.putPlan(id, planOf(id, 2));
    expect((await mediaNow(store(), id))?.results).toEqual(new Map());
  });

  it('keeps the first result of a task', async () => {
    const { media } = store();
    const [id, other] = [newId(), newId()];
    for (const one of [id, other]) {
      await media.create(originalOf(one));
      await media.putPlan(one, planOf(one, 0));
    }
    await media.putResult(id, 'task', 0, failed);
    await media.putResult(id, 'task', 0, madeOf('late'));
    expect((await mediaNow(store(), id))?.results.get('task')).toEqual(failed);
    expect((await mediaNow(store(), other))?.results.size).toBe(0);
  });

  it('keeps the first of two equal ranks, and a retry leaves the failure behind', async () => {
    const { media } = store();
    const id = newId();
    await media.create(originalOf(id));
    const failure = { code: 'decoder_crash', message: 'ended by a signal' } as const;
    await media.raise(id, 0, 'failed', failure);
    await media.raise(id, 0, 'ready');
    expect(await mediaNow(store(), id)).toMatchObject({ attempt: 0, state: 'failed', failure });
    await media.raise(id, 1, 'processing');
    expect(await mediaNow(store(), id)).toMatchObject({ attempt: 1, state: 'processing', failure: undefined });
  });

  it('ends in one state after any order and repetition of raises', async () => {
    const state = fc.constantFrom<MediaState>('processing', 'playable', 'ready', 'failed');
    // One end per attempt, as the log has it: of equal ranks the first is kept, whichever that is.
    const raises = fc.uniqueArray(fc.record({ attempt: fc.nat(3), state }), {
      minLength: 1,
      maxLength: 10,
      selector: (raise) => `${raise.attempt} ${stateRank[raise.state]}`,
    });
    await fc.assert(
      fc.asyncProperty(histories(raises), async ({ history, delivered }) => {
        const { media } = store();
        const id = newId();
        const failure = { code: 'internal', message: 'failed' } as const;
        await media.create(originalOf(id));
        await Promise.all(
          delivered.map((raise) =>
            raise.state === 'failed'
              ? media.raise(id, raise.attempt, 'failed', failure)
              : media.raise(id, raise.attempt, raise.state),
          ),
        );
        const [top] = [...history].sort((a, b) => b.attempt - a.attempt || stateRank[b.state] - stateRank[a.state]);
        const expected = { ...top, failure: top?.state === 'failed' ? failure : undefined };
        expect(await mediaNow(store(), id)).toMatchObject(expected);
      }),
    );
  });

  it('forgets a deleted media for good, whatever comes before and after', async () => {
    const original = originalOf(newId());
    const { id, ownerId } = original;
    const { media } = store();
    const write = async () => {
      await media.create(original);
      await media.putPlan(id, planOf(id, 0));
      await media.putResult(id, `${id}.0.photo.0`, 0, madeOf('320'));
      await media.raise(id, 0, 'ready');
    };
    await write();
    await media.delete(id);
    await write();
    const never = newId();
    await media.delete(never);
    expect(await mediaNow(store(), id)).toBeUndefined();
    expect((await media.statesOf([id])).size).toBe(0);
    expect(await media.ownedBy(ownerId, 9)).toEqual([]);
    expect([...(await media.deleted([id, never, newId()]))].sort()).toEqual([id, never].sort());
  });

  it('lists a person’s media, newest first, page by page', async () => {
    const { media } = store();
    const ownerId = newId();
    const ids = newIds(3);
    for (const id of ids) await media.create({ ...originalOf(id), ownerId });
    await media.create(originalOf(newId()));
    const [newest, middle, oldest] = [...ids].reverse() as [string, string, string];
    expect(await media.ownedBy(ownerId, 2)).toEqual([newest, middle]);
    expect(await media.ownedBy(ownerId, 2, middle)).toEqual([oldest]);
    expect(await media.ownedBy(newId(), 2)).toEqual([]);
  });

  it('takes 100 ids and refuses more', async () => {
    expect((await store().media.byIds(newIds(100))).size).toBe(0);
    await expect(store().media.byIds(newIds(101))).rejects.toThrow(RangeError);
  });
});
