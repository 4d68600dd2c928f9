import type { User } from '#libs/account/ports';
import type { Role } from '#libs/events';
import type { Follow, Relation } from '#libs/feed/ports';

/** Who asks: an account, by the role that it has now, or somebody of whom nothing is known. */
export interface Viewer {
  readonly id: string;
  readonly role: Role | 'nobody';
}

export const NOBODY: Viewer = { id: '', role: 'nobody' };

/** How the viewer stands to somebody else, as far as it was read: what was not read allows nothing. */
export interface Tie {
  readonly follow?: Follow | undefined;
  readonly relation?: Relation | undefined;
}

/** What may be done to what: closed lists. An action that has no rule of its own is one that nobody may do. */
export interface Actions {
  readonly account: 'see' | 'see-content' | 'hear' | 'follow' | 'shun' | 'use';
  readonly post: 'see' | 'receive' | 'act' | 'change';
  readonly comment: 'see' | 'act' | 'delete';
  readonly media: 'see' | 'keep';
  readonly console: 'use';
}

export type Kind = keyof Actions;

/** An account with its profile, its lists and, for `use`, all that is private to its owner. */
export interface AccountObject {
  readonly kind: 'account';
  readonly id: string;
  /** Undefined for somebody who is not there, or was deleted. */
  readonly user: Pick<User, 'isPrivate' | 'suspended'> | undefined;
  readonly tie: Tie;
}

export interface PostObject {
  readonly kind: 'post';
  readonly author: AccountObject;
  readonly hidden: boolean;
}

export interface CommentObject {
  readonly kind: 'comment';
  readonly author: AccountObject;
  readonly post: PostObject;
  readonly hidden: boolean;
}

export interface MediaObject {
  readonly kind: 'media';
  readonly owner: AccountObject;
  /** The post that has it; undefined where none has. */
  readonly post: PostObject | undefined;
  /** Whether it is its owner's avatar now. */
  readonly isAvatar: boolean;
}

/** All that is for administrators. */
export interface ConsoleObject {
  readonly kind: 'console';
}

interface Objects {
  readonly account: AccountObject;
  readonly post: PostObject;
  readonly comment: CommentObject;
  readonly media: MediaObject;
  readonly console: ConsoleObject;
}

type Rule<Object> = (viewer: Viewer, object: Object) => boolean;
type Rules = { readonly [K in Kind]: Readonly<Record<Actions[K], Rule<Objects[K]>>> };

/**
 * Whether `viewer` may do `action` to `object`, by the rows that were read: the one place where this is decided.
 * Whatever no rule allows is denied.
 */
export function can<K extends Kind>(viewer: Viewer, action: Actions[K], object: Objects[K] & { kind: K }): boolean {
  const ofKind = rules[object.kind] as Readonly<Record<string, Rule<Objects[K]>>>;
  return Object.hasOwn(ofKind, action) && ofKind[action]!(viewer, object);
}

const rules: Rules = {
  account: {
    see: (viewer, account) => isThere(account) && (isAdmin(viewer) || isKnown(viewer, account)),
    /** Posts, and who follows whom. */
    'see-content': (viewer, account) =>
      isSignedIn(viewer) && isThere(account) && (isAdmin(viewer) || isOpen(viewer, account)),
    /** Be told of what they did. */
    hear: (viewer, account) => isKnown(viewer, account) && !isBlocked(account) && !isMuted(account),
    follow: (viewer, account) => isKnown(viewer, account) && !isOwn(viewer, account) && !isBlocked(account),
    /** Block, mute, and lift them: also those whom one does not see, who may block oneself. */
    shun: (viewer, account) => isSignedIn(viewer) && isThere(account) && !isOwn(viewer, account),
    use: (viewer, account) => isOwn(viewer, account),
  },
  post: {
    see: (viewer, post) => isSignedIn(viewer) && isThere(post.author) && (isAdmin(viewer) || isShown(viewer, post)),
    /** In the home timeline. */
    receive: (viewer, post) => isShown(viewer, post) && isFollowed(viewer, post.author) && !isMuted(post.author),
    /** Like, save, view and comment on it. */
    act: (viewer, post) => isSignedIn(viewer) && isShown(viewer, post),
    change: (viewer, post) => isOwn(viewer, post.author),
  },
  comment: {
    see: (viewer, comment) => isThere(comment.author) && (isAdmin(viewer) || isShownComment(viewer, comment)),
    act: (viewer, comment) => isSignedIn(viewer) && isShownComment(viewer, comment),
    delete: (viewer, { author, post }) => isOwn(viewer, author) || isOwn(viewer, post.author),
  },
  media: {
    see: (viewer, media) => isThere(media.owner) && (isKeeper(viewer, media) || isShownMedia(viewer, media)),
    /** Also what nobody else sees: no post has it, or its post is hidden. */
    keep: (viewer, media) => isThere(media.owner) && isKeeper(viewer, media),
  },
  console: {
    use: (viewer) => isAdmin(viewer),
  },
};

function isSignedIn(viewer: Viewer): boolean {
  return viewer.role !== 'nobody';
}

function isAdmin(viewer: Viewer): boolean {
  return viewer.role === 'admin';
}

function isThere(account: AccountObject): boolean {
  return account.user !== undefined;
}

function isOwn(viewer: Viewer, account: AccountObject): boolean {
  return isSignedIn(viewer) && isThere(account) && viewer.id === account.id;
}

/** By either side. */
function isBlocked({ tie }: AccountObject): boolean {
  return tie.relation?.blocks === true || tie.relation?.blockedBy === true;
}

/** Whoever blocks somebody still sees whom; whoever is blocked sees nobody. */
function isKnown(viewer: Viewer, account: AccountObject): boolean {
  if (isOwn(viewer, account)) return true;
  return isSignedIn(viewer) && account.user?.suspended === false && account.tie.relation?.blockedBy !== true;
}

/** Public accounts are open also to whoever did not sign in: the bytes of public media, though, are all that they get. */
function isOpen(viewer: Viewer, account: AccountObject): boolean {
  if (isOwn(viewer, account)) return true;
  if (account.user?.suspended !== false || isBlocked(account)) return false;
  return account.user.isPrivate === false || isFollowed(viewer, account);
}

function isFollowed(viewer: Viewer, { tie }: AccountObject): boolean {
  return isSignedIn(viewer) && tie.follow?.wanted === true && tie.follow.allowed;
}

function isMuted({ tie }: AccountObject): boolean {
  return tie.relation?.mutes === true;
}

function isShown(viewer: Viewer, { author, hidden }: PostObject): boolean {
  return isOpen(viewer, author) && (!hidden || isOwn(viewer, author));
}

/** Strangers' comments stand under a post, whether their accounts are private or not. */
function isShownComment(viewer: Viewer, { author, post, hidden }: CommentObject): boolean {
  if (!isSignedIn(viewer) || !isShown(viewer, post)) return false;
  return isOwn(viewer, author) || (!hidden && isKnown(viewer, author) && !isBlocked(author));
}

function isKeeper(viewer: Viewer, { owner }: MediaObject): boolean {
  return isOwn(viewer, owner) || isAdmin(viewer);
}

/** An avatar is public, whatever its account is. */
function isShownMedia(viewer: Viewer, { owner, post, isAvatar }: MediaObject): boolean {
  if (isAvatar && owner.user?.suspended === false) return true;
  return post !== undefined && isShown(viewer, post);
}
