import { DeleteAccount, EditProfile } from '#libs/account';
import { SetRelation } from '#libs/feed';
import { ReadMarks } from '#libs/notify';
import { ModerateComment } from '#libs/post';
import { Access } from '../../libs/http/src/policy/access.ts';
import { CommentAccess } from '../../libs/http/src/policy/comment-access.ts';
import type { Caller, World } from './caller.ts';
import type { Prng } from './prng.ts';

/** What people do with their accounts. */
export class AccountActs {
  private readonly caller: Caller;
  private readonly world: World;
  private readonly dice: Prng;

  constructor(caller: Caller, world: World, dice: Prng) {
    this.caller = caller;
    this.world = world;
    this.dice = dice;
  }

  one(me: string): Promise<void> {
    return this.dice.pick([
      () => this.rename(me),
      () => this.hide(me),
      () => this.readNotices(me),
      () => this.quarrel(me),
    ])();
  }

  /** Now and then to a name that somebody has. */
  private async rename(me: string): Promise<void> {
    const { shadow } = this.world;
    const userName = this.dice.chance(0.2) ? 'everybody' : `new.${shadow.mark('name').slice('name '.length)}`;
    const change = { userName, fullName: shadow.mark('person') };
    await this.caller.request(
      ({ container }) => container.get(EditProfile).run(me, change, { origin: this.caller.origin() }),
      { kind: 'event', type: 'user.edited', about: me, by: me },
    );
  }

  /** As an administrator does. */
  private async hide(me: string): Promise<void> {
    const { comments } = this.world;
    if (comments.length === 0) return;
    const [commentId, hidden] = [this.dice.pick(comments), this.dice.chance(0.6)];
    await this.caller.request(
      ({ container }) => container.get(ModerateComment).run(commentId, hidden, this.caller.origin()),
      { kind: 'event', type: 'comment.moderated', about: commentId, by: me },
    );
  }

  /** Blocks whoever wrote a comment somewhere. */
  private async quarrel(me: string): Promise<void> {
    const { comments, shadow } = this.world;
    if (comments.length === 0) return;
    const commentId = this.dice.pick(comments);
    await this.caller.request(async ({ container }) => {
      const { authorId } = await container.get(CommentAccess).toComment(me, 'see', commentId);
      const { user } = await container.get(Access).toAccount(me, 'shun', authorId);
      shadow.touchPair(me, user.id);
      await container.get(SetRelation).block(me, user.id, this.caller.origin());
    });
  }

  /** A mark only rises. */
  private async readNotices(me: string): Promise<void> {
    const upTo = new Date(this.world.scheduler.nowMs - this.dice.int(60_000)).toISOString();
    const answer = await this.caller.request(async ({ container }) => {
      await container.get(ReadMarks).raise(me, upTo);
      return container.get(ReadMarks).of(me);
    });
    if (answer.kind === 'ok' && !(answer.value && answer.value >= upTo))
      this.caller.breach('marks-only-rise', `${me} read up to ${upTo}, and the mark is ${answer.value}`);
  }

  /** For good: asked again until somebody answers. */
  async leave(me: string): Promise<void> {
    this.world.shadow.touch(me);
    for (let tries = 5; tries > 0 && this.caller.isOpen(); tries--) {
      const answer = await this.caller.request(
        ({ container }) => container.get(DeleteAccount).run(me, this.caller.origin()),
        tries === 5 ? { kind: 'event', type: 'user.deleted', about: me, by: me } : undefined,
      );
      if (answer.kind !== 'unknown') return;
    }
  }
}
