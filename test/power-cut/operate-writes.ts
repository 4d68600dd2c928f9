import type { AuditLine, Report } from '#libs/operate/ports';
import type { StoreWrite } from './store-writes.js';

const AT = '2026-01-01T00:00:00.000Z';
const lineOf = (id: string): Omit<AuditLine, 'outcome'> => {
  return { id, at: AT, actorId: id, act: 'moderatePost', objectKind: 'post', objectId: id, reason: 'x'.repeat(400) };
};
const reportOf = (id: string): Report => {
  return { id, reporterId: id, subject: { type: 'post', id }, reason: 'spam', note: 'n'.repeat(400), createdAt: AT };
};
const resolution = { outcome: 'upheld', byId: 'root', at: AT } as const;

/** Every way to write the audit and reports. */
export const operateWrites = {
  'audit.note': {
    write: ({ audit }, id) => audit.note(lineOf(id)),
    stands: async ({ audit }, id) => (await audit.page({ objectId: id }, 1)).length === 1,
  },
  'audit.end': {
    write: async ({ audit }, id) => {
      await audit.note(lineOf(id));
      await audit.end(id, 'done');
    },
    stands: async ({ audit }, id) => (await audit.page({ objectId: id }, 1))[0]?.outcome === 'done',
  },
  'reports.file': {
    write: ({ reports }, id) => reports.file(reportOf(id)),
    stands: async ({ reports }, id) => (await reports.file({ ...reportOf(id), id: `${id}-b` })).id === id,
  },
  'reports.resolve': {
    write: async ({ reports }, id) => {
      await reports.file(reportOf(id));
      await reports.resolve(id, resolution);
    },
    stands: async ({ reports }, id) =>
      (await reports.resolve(id, { ...resolution, byId: 'other' }))?.resolution?.byId === 'root',
  },
  'reports.clearNotes': {
    write: async ({ reports }, id) => {
      await reports.file(reportOf(id));
      await reports.clearNotes(id);
    },
    stands: async ({ reports }, id) => (await reports.resolve(id, resolution))?.note === '',
  },
} satisfies Record<string, StoreWrite>;
