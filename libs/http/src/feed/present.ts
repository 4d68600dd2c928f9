import type { Profile, User } from '#libs/account/ports';
import type { Follow } from '#libs/feed/ports';
import type { Media } from '#libs/media/ports';
import type { Post } from '#libs/post/ports';
import type { Tie } from '../policy/can.js';
import type { MediaBody, PostBody, UserBody } from '../shapes.js';
import { urlKindOf } from '../policy/media-urls.js';
import type { AvatarsByUser, Hydrated } from './hydrated.js';
import { NO_REACTION } from './reactions.js';
import { isPlayable, objectOf } from './rules.js';

/** Rows → bodies. */

export function presentPost(post: Post, hydrated: Hydrated): PostBody {
  const { id, authorId, caption, createdAt, editedAt, place } = post;
  const author = presentAuthor(hydrated.people.users.get(authorId)!, hydrated.avatars);
  const pictures = post.mediaIds.map((mediaId, index) => ({
    media: hydrated.media.get(mediaId),
    altText: post.altTexts[index] ?? '',
  }));
  const own = authorId === hydrated.viewerId;
  const queryOf = urlsIn(post, hydrated);
  const media = pictures.flatMap((one) =>
    one.media && (own || isPlayable(one.media.state))
      ? [presentMedia(one.media, one.altText, queryOf(one.media.original.id))]
      : [],
  );
  const { counts, viewer } = hydrated.reactions.get(id) ?? NO_REACTION;
  return {
    ...{ id, author, caption, createdAt },
    ...(editedAt !== undefined && { editedAt }),
    ...(place && { place }),
    ...{ media, counts, viewer, audience: 'account', publishAt: createdAt },
  };
}

export function presentAuthor({ id, userName, fullName }: User, avatars: AvatarsByUser): PostBody['author'] {
  return { id, userName, fullName, avatar: avatars.get(id) ?? [] };
}

/** What follows the path of a file of the post's media, for this viewer. */
function urlsIn(post: Post, { people, urls }: Hydrated): (mediaId: string) => string {
  const object = objectOf(post, people);
  const kind =
    urlKindOf(people.viewer, { kind: 'media', owner: object.author, post: object, isAvatar: false }) ?? 'plain';
  return (mediaId) => urls.queryOf(mediaId, kind);
}

/** `query`: what follows the path of each file. */
export function presentMedia(media: Media, altText: string, query: string): MediaBody {
  const { original, plan, state, failure } = media;
  return {
    id: original.id,
    kind: original.kind,
    state,
    progress: progressOf(media),
    ...(failure && { failure: { code: failure.code, message: failure.message } }),
    width: plan?.width ?? null,
    height: plan?.height ?? null,
    placeholder: null,
    altText,
    renditions: renditionsOf(media, query),
  };
}

export function renditionsOf({ results }: Media, query: string): MediaBody['renditions'] {
  const outputs = [...results.values()].flatMap((result) => ('outputs' in result ? result.outputs : []));
  return outputs
    .map(({ path, mimeType, width, height, bytes }) => ({ url: `/${path}${query}`, mimeType, width, height, bytes }))
    .sort((a, b) => a.width - b.width);
}

function progressOf({ state, plan, results }: Media): number {
  if (state === 'ready') return 1;
  return plan ? results.size / plan.tasks.length : 0;
}

export function presentUser(
  user: Profile & Partial<Pick<User, 'isPrivate'>>,
  viewerId: string,
  known: {
    readonly viewer?: UserBody['viewer'];
    readonly totals?: Partial<UserBody['counts']> | undefined;
    readonly avatar?: UserBody['avatar'] | undefined;
  } = {},
): UserBody {
  const { id, userName, fullName, bio, website, isPrivate = false, createdAt } = user;
  const { posts = 0, followers = 0, following = 0 } = known.totals ?? {};
  const told = { id, userName, fullName, bio, website, avatar: known.avatar ?? [], isPrivate, createdAt };
  const body = { ...told, counts: { posts, followers, following } };
  return id === viewerId || !known.viewer ? body : { ...body, viewer: known.viewer };
}

/** How the viewer stands to somebody; `back`: the other's follow of the viewer. */
export function presentTie(tie: Tie | undefined, back: Follow | undefined): NonNullable<UserBody['viewer']> {
  const { follow, relation } = tie ?? {};
  return {
    following: follow?.wanted === true && follow.allowed,
    requested: follow?.requested ?? false,
    followsMe: back?.wanted === true && back.allowed,
    blocked: relation?.blocks ?? false,
    muted: relation?.mutes ?? false,
  };
}
