import { describe, expect, it } from '@jest/globals';
import { type AccountObject, can, NOBODY, type PostObject, type Tie, type Viewer } from './can.js';

const ann = 'ann';
const follow = (state: { wanted?: boolean; allowed?: boolean }): Tie => {
  const { wanted = true, allowed = true } = state;
  return { follow: { actorId: 'viewer', subjectId: ann, wanted, allowed, requested: wanted && !allowed } };
};
const relation = (one: Partial<NonNullable<Tie['relation']>>): Tie => {
  return { relation: { blocks: false, blockedBy: false, mutes: false, ...one } };
};

const viewers: Record<string, { viewer: Viewer; tie: Tie }> = {
  nobody: { viewer: NOBODY, tie: {} },
  stranger: { viewer: { id: 'viewer', role: 'user' }, tie: {} },
  requester: { viewer: { id: 'viewer', role: 'user' }, tie: follow({ allowed: false }) },
  allowed: { viewer: { id: 'viewer', role: 'user' }, tie: follow({ wanted: false }) },
  follower: { viewer: { id: 'viewer', role: 'user' }, tie: follow({}) },
  muting: { viewer: { id: 'viewer', role: 'user' }, tie: { ...follow({}), ...relation({ mutes: true }) } },
  blocked: { viewer: { id: 'viewer', role: 'user' }, tie: { ...follow({}), ...relation({ blockedBy: true }) } },
  blocking: { viewer: { id: 'viewer', role: 'user' }, tie: { ...follow({}), ...relation({ blocks: true }) } },
  suspended: { viewer: { id: 'viewer', role: 'nobody' }, tie: follow({}) },
  owner: { viewer: { id: ann, role: 'user' }, tie: {} },
  admin: { viewer: { id: 'viewer', role: 'admin' }, tie: relation({ blockedBy: true }) },
};

const owners = {
  public: { isPrivate: false, suspended: false },
  private: { isPrivate: true, suspended: false },
  suspended: { isPrivate: false, suspended: true },
  deleted: undefined,
};

const names = Object.keys(viewers);
const account = (owner: keyof typeof owners, tie: Tie): AccountObject => {
  return { kind: 'account', id: ann, user: owners[owner], tie };
};
const post = (owner: keyof typeof owners, tie: Tie, hidden = false): PostObject => {
  return { kind: 'post', author: account(owner, tie), hidden };
};
/** Who may. */
const allowed = (ask: (viewer: Viewer, tie: Tie) => boolean): string =>
  names.filter((name) => ask(viewers[name]!.viewer, viewers[name]!.tie)).join(' ');

describe('can', () => {
  const known = 'stranger requester allowed follower muting blocking owner admin';

  it.each([
    ['public', 'see', known],
    ['public', 'see-content', 'stranger requester allowed follower muting owner admin'],
    ['public', 'hear', 'stranger requester allowed follower owner'],
    ['public', 'follow', 'stranger requester allowed follower muting'],
    ['public', 'shun', 'stranger requester allowed follower muting blocked blocking admin'],
    ['public', 'use', 'owner'],
    ['private', 'see', known],
    ['private', 'see-content', 'follower muting owner admin'],
    ['private', 'follow', 'stranger requester allowed follower muting'],
    ['suspended', 'see', 'owner admin'],
    ['suspended', 'see-content', 'owner admin'],
    ['suspended', 'hear', 'owner'],
    ['suspended', 'follow', ''],
    ['deleted', 'see', ''],
    ['deleted', 'see-content', ''],
    ['deleted', 'hear', ''],
    ['deleted', 'follow', ''],
    ['deleted', 'shun', ''],
    ['deleted', 'use', ''],
  ] as const)('lets do to a %s account: %s', (owner, action, expected) => {
    expect(allowed((viewer, tie) => can(viewer, action, account(owner, tie)))).toBe(expected);
  });

  it.each([
    ['public', false, 'see', 'stranger requester allowed follower muting owner admin'],
    ['public', false, 'receive', 'follower'],
    ['public', false, 'act', 'stranger requester allowed follower muting owner'],
    ['public', false, 'change', 'owner'],
    ['public', true, 'see', 'owner admin'],
    ['public', true, 'receive', ''],
    ['public', true, 'act', 'owner'],
    ['private', false, 'see', 'follower muting owner admin'],
    ['private', false, 'receive', 'follower'],
    ['private', false, 'act', 'follower muting owner'],
    ['suspended', false, 'see', 'owner admin'],
    ['suspended', false, 'act', 'owner'],
    ['deleted', false, 'see', ''],
    ['deleted', false, 'change', ''],
  ] as const)('lets do to a post of a %s account, hidden %s: %s', (owner, hidden, action, expected) => {
    expect(allowed((viewer, tie) => can(viewer, action, post(owner, tie, hidden)))).toBe(expected);
  });

  it.each([
    ['public', 'post', 'nobody stranger requester allowed follower muting suspended owner admin'],
    ['public', 'hidden', 'owner admin'],
    ['public', 'none', 'owner admin'],
    ['private', 'post', 'follower muting owner admin'],
    ['private', 'avatar', names.join(' ')],
    ['private', 'none', 'owner admin'],
    ['suspended', 'post', 'owner admin'],
    ['suspended', 'avatar', 'owner admin'],
    ['deleted', 'post', ''],
    ['deleted', 'avatar', ''],
  ] as const)('shows a media of a %s account to whoever sees what it stands in: %s', (owner, of, expected) => {
    const found = allowed((viewer, tie) => {
      const inPost = of === 'post' || of === 'hidden' ? post(owner, tie, of === 'hidden') : undefined;
      const object = { kind: 'media', owner: account(owner, tie), post: inPost, isAvatar: of === 'avatar' } as const;
      return can(viewer, 'see', object);
    });
    expect(found).toBe(expected);
  });

  it('shows a comment where its post is shown, and neither side blocks', () => {
    const see = (comment: { author: Tie; hidden?: boolean; under: keyof typeof owners }) => {
      const author: AccountObject = { ...account('public', comment.author), id: 'ben' };
      const object = { kind: 'comment', author, hidden: comment.hidden ?? false } as const;
      return allowed((viewer, tie) => can(viewer, 'see', { ...object, post: post(comment.under, tie) }));
    };
    const seen = 'stranger requester allowed follower muting owner admin';
    expect(see({ author: {}, under: 'public' })).toBe(seen);
    expect(see({ author: {}, under: 'private' })).toBe('follower muting owner admin');
    expect(see({ author: {}, under: 'public', hidden: true })).toBe('admin');
    expect(see({ author: relation({ blocks: true }), under: 'public' })).toBe('admin');
    expect(see({ author: relation({ blockedBy: true }), under: 'public' })).toBe('admin');
  });

  it('opens the console to administrators alone', () => {
    expect(allowed((viewer) => can(viewer, 'use', { kind: 'console' }))).toBe('admin');
  });

  it('denies what has no rule', () => {
    const admin = viewers['admin']!.viewer;
    for (const action of ['constructor', 'toString', 'rename']) {
      expect(can(admin, action as 'see', account('public', {}))).toBe(false);
    }
  });
});
