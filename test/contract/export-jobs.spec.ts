import { describe, expect, it } from '@jest/globals';
import { engines, freshStore } from './engines.js';
import { newIds } from './ids.js';

const NOW = 1_790_000_000_000;

describe.each(engines)('ExportJobs on %s', (engine) => {
  const store = freshStore(engine);
  const [ann, ben, first, second, other] = newIds(5) as [string, string, string, string, string];
  const jobOf = (jobId: string, userId: string, createdAtMs: number) => ({ jobId, userId, createdAtMs });

  it('are kept by user, newest first, until they are forgotten', async () => {
    const { exportJobs } = store();
    const jobs = [jobOf(first, ann, NOW), jobOf(second, ann, NOW + 1), jobOf(other, ben, NOW + 2)] as const;
    for (const job of jobs) await exportJobs.put(job);
    expect(await exportJobs.of(ann)).toEqual([jobs[1], jobs[0]]);
    expect(await exportJobs.find(other)).toEqual(jobs[2]);
    await exportJobs.sweep(NOW);
    expect(await exportJobs.of(ann)).toEqual([jobs[1]]);
    await exportJobs.forget(ann);
    await exportJobs.forget(ann);
    expect(await exportJobs.find(second)).toBeUndefined();
    expect(await exportJobs.of(ben)).toEqual([jobs[2]]);
  });
});
