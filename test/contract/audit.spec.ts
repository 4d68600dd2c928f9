import { describe, expect, it } from '@jest/globals';
import type { AuditLine } from '#libs/operate/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';

const at = '2026-01-01T00:00:00.000Z';
const lineOf = (id: string, more: Partial<AuditLine> = {}): Omit<AuditLine, 'outcome' | 'code'> => {
  return {
    id,
    at,
    actorId: newId(),
    act: 'moderatePost',
    objectKind: 'post',
    objectId: newId(),
    reason: 'spam',
    ...more,
  };
};

describe.each(engines)('Audit on %s', (engine) => {
  const store = freshStore(engine);

  it('keeps a line as it was noted, and says that its act was begun', async () => {
    const { audit } = store();
    const [line, bare] = [lineOf(newId()), lineOf(newId(), { act: 'startJob', objectKind: 'job' })];
    const { objectId: _none, ...noObject } = bare;
    await audit.note(line);
    await audit.note({ ...line, reason: 'another' });
    await audit.note(noObject);
    expect(await audit.page({}, 9)).toEqual([
      { ...noObject, outcome: 'begun' },
      { ...line, outcome: 'begun' },
    ]);
  });

  it('keeps the first end of an act', async () => {
    const { audit } = store();
    const [done, refused] = newIds(2) as [string, string];
    for (const id of [done, refused]) await audit.note(lineOf(id));
    await audit.end(done, 'done');
    await audit.end(done, 'refused', 'not_found');
    await audit.end(refused, 'refused', 'not_found');
    await audit.end(newId(), 'done');
    const lines = await audit.page({}, 9);
    expect(lines.map(({ id, outcome, code }) => [id, outcome, code])).toEqual([
      [refused, 'refused', 'not_found'],
      [done, 'done', undefined],
    ]);
  });

  it('lists the newest first, under an id, by object and by actor', async () => {
    const { audit } = store();
    const [ann, post] = [newId(), newId()];
    const [a, b, c, d] = newIds(4) as [string, string, string, string];
    await audit.note(lineOf(b, { actorId: ann, objectId: post }));
    await audit.note(lineOf(a, { actorId: ann }));
    await audit.note(lineOf(d, { objectId: post }));
    await audit.note(lineOf(c));
    const ids = async (...args: Parameters<typeof audit.page>) => (await audit.page(...args)).map(({ id }) => id);
    expect(await ids({}, 3)).toEqual([d, c, b]);
    expect(await ids({}, 3, b)).toEqual([a]);
    expect(await ids({ actorId: ann }, 9)).toEqual([b, a]);
    expect(await ids({ objectId: post }, 9)).toEqual([d, b]);
    expect(await ids({ objectId: post }, 9, d)).toEqual([b]);
    expect(await ids({ objectId: post, actorId: ann }, 9)).toEqual([b]);
  });
});
