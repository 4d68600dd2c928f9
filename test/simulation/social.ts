import { ChangeStanding, EditProfile } from '#libs/account';
import { type EventType, RefusedError } from '#libs/events';
import { FollowGraph, SetFollow, SetRelation } from '#libs/feed';
import { CreateComment, DeleteComment, DeletePost, EditPost, ModeratePost, PostStore, SetAct } from '#libs/post';
import type { CreateRequest } from '#libs/stream';
import { SeePosts } from '../../libs/http/src/upload/see-posts.ts';
import { Access } from '../../libs/http/src/policy/access.ts';
import { CommentAccess } from '../../libs/http/src/policy/comment-access.ts';
import type { Asker } from './asker.ts';
import type { Answer, Caller, World } from './caller.ts';
import type { Container } from './container.ts';
import type { Prng } from './prng.ts';

export type SocialKind = 'edit' | 'remove' | 'comment' | 'act' | 'relate' | 'privacy' | 'answer' | 'moderate';

interface Person {
  readonly caller: Caller;
  readonly asker: Asker;
  readonly world: World;
  readonly dice: Prng;
  readonly id: () => string;
  readonly key: () => string | undefined;
}

/** What people do with what is posted, and with each other, through the same door as requests. */
export class Social {
  readonly kinds: Readonly<Record<SocialKind, () => Promise<void>>> = {
    edit: () => this.edit(),
    remove: () => this.remove(),
    comment: () => this.comment(),
    act: () => this.act(),
    relate: () => this.relate(),
    privacy: () => this.privacy(),
    answer: () => this.answer(),
    moderate: () => this.moderate(),
  };
  private readonly person: Person;

  constructor(person: Person) {
    this.person = person;
  }

  /** Asks once; `event` is what the log must have when the answer is there, about `id`. */
  private ask(
    act: (container: Container, me: string) => Promise<unknown>,
    event?: { readonly type: EventType; readonly about: string },
  ): Promise<Answer<unknown>> {
    const written = event && ({ kind: 'event', ...event, by: this.person.id() } as const);
    return this.person.caller.request(({ container }) => act(container, this.person.id()), written);
  }

  /** A post of one's own, as one read it. */
  private async edit(): Promise<void> {
    const { dice, world, caller } = this.person;
    const postId = this.somePost();
    if (postId === undefined) return;
    const caption = dice.chance(0.2) ? '' : world.shadow.mark('edit');
    const words = { caption, altTexts: [], place: undefined, mentionIds: [] };
    await this.ask(
      async (container, me) => {
        const post = await ownPost(container, postId, me);
        const altTexts = post.mediaIds.map(() => caption);
        await container.get(EditPost).run(post, { ...words, altTexts }, caller.origin());
      },
      { type: 'post.edited', about: postId },
    );
  }

  /** A post or a comment of one's own. */
  private async remove(): Promise<void> {
    const { dice, world, caller } = this.person;
    const { shadow, comments } = world;
    if (dice.chance(0.5) && comments.length > 0) {
      const commentId = dice.pick(comments);
      await this.ask(
        async (container, me) => {
          const comment = await container.get(CommentAccess).toComment(me, 'delete', commentId);
          await container.get(DeleteComment).run(comment, caller.origin());
        },
        { type: 'comment.deleted', about: commentId },
      );
      return;
    }
    const postId = this.somePost();
    if (postId === undefined) return;
    await this.ask(
      async (container, me) => {
        const post = await ownPost(container, postId, me);
        shadow.touch(postId);
        await container.get(DeletePost).run(post, caller.origin());
      },
      { type: 'post.deleted', about: postId },
    );
  }

  private async comment(): Promise<void> {
    const { dice, world, asker, key } = this.person;
    const postId = this.somePost();
    if (postId === undefined) return;
    const parentId = dice.chance(0.4) && world.comments.length > 0 ? dice.pick(world.comments) : undefined;
    const mark = world.shadow.mark('comment');
    const wish = world.shadow.wish('comment', key(), mark);
    const made = await asker.ask(wish, mark, async ({ container }, idempotencyKey, origin, text) => {
      const me = this.person.id();
      const parent = parentId && (await container.get(CommentAccess).toComment(me, 'act', parentId));
      if (parent && parent.parentId !== undefined) throw new RefusedError('not_found', 'Replies have no replies.');
      const post = await container.get(Access).toPost(me, 'act', parent ? parent.postId : postId);
      const request: CreateRequest = { origin, account: me, route: 'comments', idempotencyKey };
      const comment = { authorId: me, post, parent: parent || undefined, text, mentionIds: [] };
      return container.get(CreateComment).run(comment, request);
    });
    if (made) world.comments.push(made.id);
  }

  /** Saves and views of posts, likes of comments. */
  private async act(): Promise<void> {
    const { dice, world, caller } = this.person;
    const on = dice.chance(0.6);
    const postId = this.somePost();
    if (dice.chance(0.4) && world.comments.length > 0) {
      const commentId = dice.pick(world.comments);
      await this.ask(
        async (container, me) => {
          const comment = await container.get(CommentAccess).toComment(me, 'act', commentId);
          await container.get(SetAct).likeComment(me, comment, on, caller.origin());
        },
        { type: 'like.set', about: commentId },
      );
      return;
    }
    if (postId === undefined) return;
    if (dice.chance(0.5)) {
      await this.ask((container, me) => container.get(SeePosts).run(me, [postId, postId], caller.origin()));
      return;
    }
    await this.ask(
      async (container, me) => {
        const post = await container.get(Access).toPost(me, 'act', postId);
        await container.get(SetAct).save(me, post.id, on, caller.origin());
      },
      { type: 'save.set', about: postId },
    );
  }

  /** Blocks, mutes, and lifts that. */
  private async relate(): Promise<void> {
    const { dice, world, caller } = this.person;
    const other = this.somebody();
    if (other === undefined) return;
    const [on, what] = [dice.chance(0.5), dice.pick(['block', 'mute', 'remove'] as const)];
    world.shadow.touchPair(this.person.id(), other);
    await this.ask(async (container, me) => {
      const origin = caller.origin();
      const { user, tie } = await container.get(Access).toAccount(me, 'shun', other);
      if (what === 'mute') return container.get(SetRelation).mute(me, user.id, on, origin);
      if (what === 'remove') return container.get(SetFollow).allow(user.id, me, false, origin);
      if (on) return container.get(SetRelation).block(me, user.id, origin);
      return container.get(SetRelation).unblock(me, user.id, tie.relation?.blocks === true, origin);
    });
  }

  /** Goes private and back, and changes what people tell of themselves. */
  private async privacy(): Promise<void> {
    const { dice, world, caller, id } = this.person;
    world.shadow.touch(id());
    const isPrivate = dice.chance(0.6);
    const fullName = world.shadow.mark('name');
    const change = dice.chance(0.7) ? { isPrivate } : { fullName, bio: fullName };
    await this.ask((container, me) => container.get(EditProfile).run(me, change, { origin: caller.origin() }));
  }

  /** Takes or refuses somebody's request. */
  private async answer(): Promise<void> {
    const { dice, world, caller } = this.person;
    const other = this.somebody();
    if (other === undefined) return;
    const takes = dice.chance(0.7);
    world.shadow.touchPair(this.person.id(), other);
    await this.ask(async (container, me) => {
      await container.get(Access).toAccount(me, 'see', other);
      const follow = (await container.get(FollowGraph).of(other, [me])).get(me);
      if (follow?.wanted) await container.get(SetFollow).allow(other, me, takes, caller.origin());
    });
  }

  /** What an administrator does: hides a post, suspends an account, and takes it back. */
  private async moderate(): Promise<void> {
    const { dice, world, caller } = this.person;
    const [on, postId, other] = [dice.chance(0.5), this.somePost(), this.somebody()];
    if (dice.chance(0.5) && postId !== undefined) {
      world.shadow.touch(postId);
      const event = { type: 'post.moderated', about: postId } as const;
      await this.ask((container) => container.get(ModeratePost).run(postId, on, caller.origin()), event);
    } else if (other !== undefined) {
      world.shadow.touch(other);
      await this.ask((container) => container.get(ChangeStanding).setSuspended(other, on, caller.origin()));
    }
  }

  private somePost(): string | undefined {
    const { posts } = this.person.world;
    return posts.length > 0 ? this.person.dice.pick(posts) : undefined;
  }

  private somebody(): string | undefined {
    const others = this.person.world.people.filter((id) => id !== this.person.id());
    return others.length > 0 ? this.person.dice.pick(others) : undefined;
  }
}

async function ownPost(container: Container, postId: string, me: string) {
  const post = (await container.get(PostStore).byIds([postId])).get(postId);
  if (post?.authorId === me) return post;
  throw new RefusedError('not_found', 'You have no such post.');
}
