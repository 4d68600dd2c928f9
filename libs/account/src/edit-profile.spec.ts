import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryStore, type MemoryStore } from '#libs/engines/memory';
import { SystemClock, SystemRandom } from '#libs/engines/system';
import type { AnyEvent, EventOf } from '#libs/events';
import { type AppendAndApply, IdMaker } from '#libs/stream';
import { nthId } from '../../../test/contract/ids.js';
import { EditProfile } from './edit-profile.js';
import type { TakeName } from './take-name.js';

const origin = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const id = nthId(1);
const registered = { id, userName: 'ann', fullName: '', bio: '', website: '', avatarId: null, createdAt: origin.time };

describe('an edit of a profile whose row is late', () => {
  let store: MemoryStore;
  let appended: AnyEvent[];
  let editProfile: EditProfile;
  beforeEach(async () => {
    [store, appended] = [createMemoryStore(), []];
    await store.users.putProfile(registered, 0);
    // What the log has, and the store does not yet.
    const run = async (events: readonly AnyEvent[]) => events.map(() => ({ version: appended.push(...events) }));
    const ids = new IdMaker(new SystemClock(), new SystemRandom());
    const commit = { run } as unknown as AppendAndApply;
    editProfile = new EditProfile(store.users, {} as TakeName, commit, ids);
  });
  const last = () => appended.at(-1) as EventOf<'user.edited'>;

  it('keeps what the edit before it has changed', async () => {
    await editProfile.run(id, { bio: 'By the sea' }, { origin });
    const user = await editProfile.run(id, { fullName: 'Ann' }, { origin });
    expect(user).toMatchObject({ bio: 'By the sea', fullName: 'Ann' });
    expect(last().data).toMatchObject({ bio: 'By the sea', fullName: 'Ann' });
  });

  it('is checked against the edit before it', async () => {
    const { version } = await editProfile.run(id, { bio: 'By the sea' }, { origin });
    const seen: number[] = [];
    await editProfile.run(id, { bio: 'Inland' }, { origin, check: (current) => void seen.push(current) });
    expect(seen).toEqual([version]);
  });

  it('takes the row again once it is as new', async () => {
    await editProfile.run(id, { bio: 'By the sea' }, { origin });
    await store.users.putProfile({ ...registered, bio: 'From another process' }, 9);
    await editProfile.run(id, { fullName: 'Ann' }, { origin });
    expect(last().data).toMatchObject({ bio: 'From another process', fullName: 'Ann' });
  });
});
