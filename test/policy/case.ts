import { randomBytes } from 'node:crypto';
import { UserStore } from '#libs/account';
import { timestampOfId } from '#libs/events';
import { FollowGraph, Relations, TimelineStore } from '#libs/feed';
import { MediaStore } from '#libs/media';
import { CommentStore, ExploreIndex, MediaClaims, PostStore } from '#libs/post';
import { type Caller, nobody } from '../edge/caller.js';
import type { EdgeServer } from '../edge/edge-server.js';
import { freshId, nameOf, person, signedIn } from './people.js';
import { photo } from './photo.js';

/** Who asks, by how they stand to the owner of what is asked for. */
export const VIEWERS = [
  ...(['stranger', 'follower', 'requester', 'blocked', 'blocker', 'muting', 'owner', 'administrator'] as const),
  ...(['anonymous', 'suspended', 'deleted'] as const),
] as const;
export type Viewer = (typeof VIEWERS)[number];

/** How the owner's account, or their post, stands. */
export const VISIBILITIES = ['public', 'private', 'hidden', 'suspended', 'gone', 'deleted'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** One owner with one of each thing, and one viewer: nobody else's, and used once. */
export interface Case {
  readonly viewer: Caller;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly postId: string;
  readonly commentId: string;
  readonly mediaId: string;
  /** In no post. */
  readonly draftId: string;
  /** Of the post's rendition, without a signature. */
  readonly url: string;
  /** Stands in the caption, the comment and the bytes. */
  readonly word: string;
  /** Whether a text shows something of the post. */
  shows(text: string): boolean;
}

/** Above every position that a log gives here. */
const LATE = 2 ** 45;

/** Makes the rows of a case, as the folds would. */
export async function makeCase(edge: EdgeServer, viewer: Viewer, visibility: Visibility): Promise<Case> {
  const ownerId = await person(edge);
  const viewerId = viewer === 'owner' ? ownerId : await person(edge);
  await tie(edge, viewer, { viewerId, ownerId });
  const word = `word${randomBytes(6).toString('hex')}`;
  const postId = freshId();
  const media = await photo(edge, ownerId, word);
  const draft = await photo(edge, ownerId, `${word} draft`);
  await edge.engine(MediaClaims).claim([media.id], postId);
  const createdAt = timestampOfId(postId);
  const texts = { caption: word, tags: [word], altTexts: [word], mentionIds: [] };
  await edge.engine(PostStore).put({ id: postId, authorId: ownerId, mediaIds: [media.id], ...texts, createdAt }, 0);
  await edge.engine(TimelineStore).addToAuthor(ownerId, postId);
  await edge.engine(TimelineStore).addToHomes([viewerId], [postId]);
  await edge.engine(ExploreIndex).refresh([postId], '0');
  const commentId = freshId();
  const comment = { id: commentId, postId, authorId: ownerId, postAuthorId: ownerId, text: word, mentionIds: [] };
  await edge.engine(CommentStore).create({ ...comment, createdAt });
  await stand(edge, visibility, { ownerId, postId, mediaId: media.id, commentId });
  const ids = { ownerId, ownerName: nameOf(ownerId), postId, commentId, mediaId: media.id };
  const shows = (text: string): boolean => text.includes(word) || text.includes(media.sha256) || text.includes(postId);
  const caller = viewer === 'anonymous' ? nobody(edge) : await signedIn(edge, viewerId);
  return { viewer: caller, ...ids, draftId: draft.id, url: `/${media.path}`, word, shows };
}

async function tie(edge: EdgeServer, viewer: Viewer, { viewerId, ownerId }: { viewerId: string; ownerId: string }) {
  const [graph, relations, users] = [edge.engine(FollowGraph), edge.engine(Relations), edge.engine(UserStore)];
  const follows = ['follower', 'muting', 'suspended', 'deleted'].includes(viewer);
  if (follows || viewer === 'requester') await graph.set(viewerId, ownerId, 'wanted', true, 1);
  if (follows) await graph.set(viewerId, ownerId, 'allowed', true, 2);
  if (viewer === 'blocked') await relations.setBlock(ownerId, viewerId, true, 1);
  if (viewer === 'blocker') await relations.setBlock(viewerId, ownerId, true, 1);
  if (viewer === 'muting') await relations.setMute(viewerId, ownerId, true, 1);
  if (viewer === 'administrator') await users.setRole(viewerId, 'admin', 1);
  if (viewer === 'suspended') await users.setSuspended(viewerId, true, 1);
  if (viewer === 'deleted') await users.delete(viewerId);
}

interface Things {
  readonly ownerId: string;
  readonly postId: string;
  readonly mediaId: string;
  readonly commentId: string;
}

async function stand(edge: EdgeServer, visibility: Visibility, { ownerId, postId, mediaId, commentId }: Things) {
  const users = edge.engine(UserStore);
  if (visibility === 'private') await users.setPrivate(ownerId, true, LATE);
  if (visibility === 'hidden') await edge.engine(PostStore).setHidden(postId, true, LATE);
  if (visibility === 'suspended') await users.setSuspended(ownerId, true, LATE);
  if (visibility === 'deleted') await users.delete(ownerId);
  if (visibility !== 'gone') return;
  await edge.engine(PostStore).delete(postId);
  await edge.engine(MediaStore).delete(mediaId);
  await edge.engine(CommentStore).delete(commentId);
}
