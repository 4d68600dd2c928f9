import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryStore, MemoryLogStorage } from '#libs/engines/memory';
import { RepeatedRandom } from '../../../test/contract/log-engines.js';
import { KeptLogger } from '../../../test/contract/log-room.js';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import { checkLog, LogMismatchError } from './check-log.js';
import { InProcessLog } from './in-process-log.js';
import type { LogBookmark } from './ports.js';

const topics = ['users'];

/** `logs` before it were made in the same place; equal numbers make logs of one identity. */
async function makeLog({ logs = 0, records = 0 } = {}): Promise<InProcessLog> {
  const random = new RepeatedRandom();
  for (let n = 0; n < logs; n++) random.bytes(16);
  const storage = new MemoryLogStorage({ topics: [{ name: 'users', partitions: 1 }], random });
  const log = await InProcessLog.open(storage, topics, { clock: new VirtualClock(), logger: new KeptLogger() });
  for (let n = 0; n < records; n++) await log.append([{ topic: 'users', key: 'a', value: Buffer.from('x') }]);
  return log;
}

describe('checkLog', () => {
  let bookmark: LogBookmark;
  beforeEach(() => {
    bookmark = createMemoryStore().logBookmark;
  });

  it('lets an empty store adopt the log', async () => {
    const log = await makeLog({ records: 1 });
    await checkLog(log, bookmark, topics);
    expect(await bookmark.read()).toEqual({ identity: await log.identity(), folded: new Map() });
  });

  it('refuses an emptied store, whose events would not be folded again', async () => {
    const log = await makeLog({ records: 1 });
    await checkLog(log, bookmark, topics);
    const member = await log.consume('account', topics, async (batch) => batch.commit(1));
    while ((await log.committed('account', topics)).size === 0) await Promise.resolve();
    await member.stop(0);
    const emptied = createMemoryStore().logBookmark;
    await expect(checkLog(log, emptied, topics)).rejects.toThrow('group account has folded events');
  });

  it('takes a store that another process adopted, and folded into, just after it was found empty', async () => {
    const log = await makeLog({ records: 1 });
    const foundEmpty: LogBookmark = Object.assign(Object.create(bookmark) as LogBookmark, {
      read: async () => {
        Object.assign(foundEmpty, { read: () => bookmark.read() });
        await checkLog(log, bookmark, topics);
        const member = await log.consume('account', topics, async (batch) => batch.commit(1));
        while ((await log.committed('account', topics)).size === 0) await Promise.resolve();
        await member.stop(0);
        return undefined;
      },
    });
    await checkLog(log, foundEmpty, topics);
  });

  it('takes the same log, as far as it was folded or further', async () => {
    await checkLog(await makeLog({ records: 3 }), bookmark, topics);
    await bookmark.note('users', 0, 2);
    await checkLog(await makeLog({ records: 3 }), bookmark, topics);
    await checkLog(await makeLog({ records: 9 }), bookmark, topics);
    expect((await bookmark.read())!.folded).toEqual(new Map([['users/0', 2]]));
  });

  it('refuses another log, names both, and says what to do', async () => {
    const [own, other] = [await makeLog(), await makeLog({ logs: 1, records: 9 })];
    await checkLog(own, bookmark, topics);
    const refusal = await checkLog(other, bookmark, topics).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LogMismatchError);
    const { message } = refusal as Error;
    expect(message).toContain((await own.identity()).id);
    expect(message).toContain((await other.identity()).id);
    expect(message).toContain('Put the log and the store of one installation together again');
    expect((await bookmark.read())!.identity).toEqual(await own.identity());
  });

  it('refuses another epoch of the same log', async () => {
    const log = await makeLog();
    await bookmark.adopt({ ...(await log.identity()), epoch: 1 });
    await expect(checkLog(log, bookmark, topics)).rejects.toThrow('epoch 1');
  });

  it('refuses a log that ends before what was folded, names the place, and says what to do', async () => {
    await checkLog(await makeLog({ records: 3 }), bookmark, topics);
    await bookmark.note('users', 0, 2);
    const older = checkLog(await makeLog({ records: 2 }), bookmark, topics);
    await expect(older).rejects.toThrow(
      'The store has folded offset 2 of users/0, but the log ends at 2: the log is older than the store. ' +
        'Restore the log from the same time as the store, or both from one backup.',
    );
    await expect(older).rejects.toBeInstanceOf(LogMismatchError);
  });

  it('refuses a log that no longer has a topic of which something was folded', async () => {
    const log = await makeLog({ records: 1 });
    await checkLog(log, bookmark, topics);
    await bookmark.note('posts', 0, 0);
    await expect(checkLog(log, bookmark, topics)).rejects.toThrow('posts/0');
  });
});
