import { describe, expect, it } from '@jest/globals';
import type { Report } from '#libs/operate/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';

const createdAt = '2026-01-01T00:00:00.000Z';
const reportOf = (more: Partial<Report> = {}): Report => {
  const subject = { type: 'post' as const, id: newId() };
  return { id: newId(), reporterId: newId(), subject, reason: 'spam', note: 'look', createdAt, ...more };
};
const upheld = { outcome: 'upheld', byId: newId(), at: createdAt } as const;

describe.each(engines)('ReportStore on %s', (engine) => {
  const store = freshStore(engine);

  it('keeps one open report per reporter and subject', async () => {
    const { reports } = store();
    const first = reportOf();
    const { reporterId, subject } = first;
    expect(await reports.file(first)).toEqual(first);
    expect(await reports.file(reportOf({ reporterId, subject, reason: 'hate' }))).toEqual(first);
    const [elsewhere, other] = [reportOf({ reporterId }), reportOf({ subject })];
    expect(await reports.file(elsewhere)).toEqual(elsewhere);
    expect(await reports.file(other)).toEqual(other);
    const ofUser = reportOf({ reporterId, subject: { type: 'user', id: subject.id } });
    expect(await reports.file(ofUser)).toEqual(ofUser);
    await reports.resolve(first.id, upheld);
    const again = reportOf({ reporterId, subject });
    expect(await reports.file(again)).toEqual(again);
  });

  it('answers one and the same to reports that are filed at once', async () => {
    const { reports } = store();
    const first = reportOf();
    const many = Array.from({ length: 5 }, () => ({ ...first, id: newId() }));
    const filed = await Promise.all(many.map((one) => reports.file(one)));
    expect(new Set(filed.map(({ id }) => id)).size).toBe(1);
  });

  it('keeps the first resolution', async () => {
    const { reports } = store();
    const report = await reports.file(reportOf());
    expect(await reports.resolve(report.id, upheld)).toEqual({ ...report, resolution: upheld });
    const later = { ...upheld, outcome: 'dismissed' } as const;
    expect(await reports.resolve(report.id, later)).toEqual({ ...report, resolution: upheld });
    expect(await reports.resolve(newId(), upheld)).toBeUndefined();
  });

  it('lists the newest first, under an id, the open or the resolved ones', async () => {
    const { reports } = store();
    const [a, b, c, d] = newIds(4) as [string, string, string, string];
    for (const id of [b, a, d, c]) await reports.file(reportOf({ id }));
    await reports.resolve(c, upheld);
    const ids = async (...args: Parameters<typeof reports.page>) => (await reports.page(...args)).map(({ id }) => id);
    expect(await ids('open', 2)).toEqual([d, b]);
    expect(await ids('open', 2, b)).toEqual([a]);
    expect(await ids('resolved', 9)).toEqual([c]);
  });

  it("clears one reporter's own words, and nothing else", async () => {
    const { reports } = store();
    const [mine, theirs] = [reportOf(), reportOf()];
    for (const report of [mine, theirs]) await reports.file(report);
    await reports.clearNotes(mine.reporterId);
    expect(await reports.page('open', 9)).toEqual(expect.arrayContaining([{ ...mine, note: '' }, theirs]));
  });
});
