import { RegisterAccount } from '#libs/account';
import { SetFollow } from '#libs/feed';
import { AcceptUpload } from '#libs/media';
import { CreatePost, PostStore, SetAct } from '#libs/post';
import { HomeTimeline } from '../../libs/http/src/feed/home-timeline.ts';
import { SeePosts } from '../../libs/http/src/upload/see-posts.ts';
import { Access } from '../../libs/http/src/policy/access.ts';
import { AccountActs } from './account-acts.ts';
import { Asker } from './asker.ts';
import { Caller, type Mix, type World } from './caller.ts';
import { goneBy, Looks } from './looks.ts';
import { body, type Photo, somePhoto } from './photos.ts';
import type { Prng } from './prng.ts';
import type { Written } from './own-write.ts';
import type { Shadow } from './shadow.ts';
import type { Running } from './site.ts';
import { Social } from './social.ts';

/** Meanwhile what they comment on gets ready to be seen by others. */
const TYPES_FOR_MS = 8_000;
/** How many end their accounts, after all else that they do. */
const LEAVERS = 0.1;

/** One person with a phone: asks one thing after the other, and again where no answer came. */
export class Client {
  private readonly caller: Caller;
  private readonly asker: Asker;
  private readonly world: World;
  private readonly dice: Prng;
  private readonly looks: Looks;
  private readonly account: AccountActs;
  private hasLeft = false;
  private userId = '';
  private readonly media: { id: string; used: boolean }[] = [];
  private seen: readonly { id: string; authorId: string }[] = [];
  private keys = 0;
  private readonly kinds: Readonly<Record<Exclude<keyof Mix, 'stock' | 'slowCalls' | 'cutOff'>, () => Promise<void>>>;

  constructor(name: string, world: World) {
    this.world = world;
    this.dice = world.dice.fork();
    this.caller = new Caller(name, world, this.dice);
    this.asker = new Asker(this.caller, world, this.dice);
    const { caller, asker, dice } = this;
    this.looks = new Looks(caller, world, dice);
    this.account = new AccountActs(caller, world, dice);
    const social = new Social({ caller, asker, world, dice, id: () => this.userId, key: () => this.key() });
    this.kinds = {
      ...social.kinds,
      comment: () => caller.pause(TYPES_FOR_MS).then(() => social.kinds.comment()),
      profile: () => this.account.one(this.userId),
      upload: () => this.upload(),
      post: () => this.post(),
      form: () => this.form(),
      follow: () => this.follow(),
      like: () => this.like(),
      read: () => (this.dice.chance(0.4) ? this.looks.one(this.userId) : this.read()),
      register: () => this.register(true),
    };
  }

  async run(operations: number): Promise<void> {
    if (this.hasLeft) return;
    while (!this.userId && this.caller.isOpen()) await this.register();
    for (let left = this.world.mix.stock; left > 0 && this.caller.isOpen(); left--) await this.upload();
    for (let done = 0; done < operations && this.caller.isOpen(); done++) {
      await this.caller.pause(this.dice.chance(0.1) ? 4_000 : this.world.pauseMs);
      await this.something();
    }
    if (!this.userId || !this.dice.chance(LEAVERS)) return;
    this.hasLeft = true;
    await this.account.leave(this.userId);
  }

  private something(): Promise<void> {
    const { stock: _stock, slowCalls: _slowCalls, cutOff: _cutOff, ...weights } = this.world.mix;
    let roll = this.dice.fraction() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    const kinds = Object.keys(weights) as (keyof typeof weights)[];
    return this.kinds[kinds.find((kind) => (roll -= weights[kind]) < 0) ?? 'read']();
  }

  /** Several people may want one name. */
  private async register(again = false): Promise<void> {
    const { shadow, people } = this.world;
    const mark = shadow.mark('person');
    const wish = shadow.wish('account', this.key(), mark);
    const userName = this.dice.chance(0.2) ? 'everybody' : `name.${shadow.operations}`;
    const other = { userName, password: 'secret 1', fullName: shadow.mark('person') };
    const user = await this.asker.ask(
      wish,
      mark,
      (running, key, origin, wanted) => {
        const request = { origin, account: 'anonymous', route: 'accounts', idempotencyKey: key };
        return running.container.get(RegisterAccount).run({ ...other, fullName: wanted }, request);
      },
      true,
    );
    if (!user || again) return;
    this.userId = user.id;
    people.push(user.id);
  }

  private async upload(): Promise<void> {
    const { shadow } = this.world;
    const mark = shadow.mark('file');
    const wish = shadow.wish('media', this.key(), mark);
    const photos = new Map<string, Photo>();
    const media = await this.asker.ask(wish, mark, (running, key, origin, wanted) => {
      const photo = photos.get(wanted) ?? somePhoto(this.dice, wanted);
      photos.set(wanted, photo);
      shadow.endings.set(wanted, photo.ends);
      if (photo.refused !== undefined) shadow.impossible.add(wanted);
      const request = { origin, account: this.userId, route: 'media', idempotencyKey: key };
      const source = body(photo.bytes, this.dice.chance(0.03));
      return running.container.get(AcceptUpload).run({ ownerId: this.userId, fileName: wanted, source }, request);
    });
    if (media) this.media.push({ id: media.id, used: false });
  }

  private async post(): Promise<void> {
    const fresh = this.media.filter(({ used }) => !used || this.dice.chance(0.05));
    if (fresh.length === 0) return this.upload();
    const chosen = this.dice.shuffle(fresh).slice(0, this.world.mix.stock > 0 ? 1 : this.dice.between(1, 3));
    for (const one of chosen) one.used = true;
    const { shadow } = this.world;
    const mark = shadow.mark('post');
    const wish = shadow.wish('post', this.key(), mark);
    const post = await this.asker.ask(
      wish,
      mark,
      (running, key, origin, caption) => {
        const request = { origin, account: this.userId, route: 'posts', idempotencyKey: key };
        const [mediaIds, altTexts] = [chosen.map(({ id }) => id), chosen.map(() => '')];
        return running.container.get(CreatePost).run({ authorId: this.userId, caption, mediaIds, altTexts }, request);
      },
      true,
    );
    if (post) this.world.posts.push(post.id);
  }

  /** Files and caption in one request: each file under a key made from the post's. */
  private async form(): Promise<void> {
    const { shadow } = this.world;
    const mark = shadow.mark('post');
    const wish = shadow.wish('post', this.key(), mark);
    const files = Array.from({ length: this.dice.between(1, 2) }, (_, index) => {
      const fileName = shadow.mark('file');
      const photo = somePhoto(this.dice, fileName);
      shadow.wish('media', wish.key && `${wish.key}/file/${index}`, fileName);
      shadow.endings.set(fileName, photo.ends);
      if (photo.refused !== undefined) shadow.impossible.add(fileName);
      return { fileName, photo };
    });
    const post = await this.asker.ask(wish, mark, async ({ container }, key, origin, caption) => {
      const request = { origin, account: this.userId, route: 'posts', idempotencyKey: key };
      const mediaIds: string[] = [];
      for (const [index, { fileName, photo }] of files.entries()) {
        const ofFile = { ...request, route: 'posts/file', idempotencyKey: key && `${key}/file/${index}` };
        const source = body(photo.bytes, this.dice.chance(0.03));
        const media = await container.get(AcceptUpload).run({ ownerId: this.userId, fileName, source }, ofFile);
        mediaIds.push(media.id);
      }
      const wanted = { authorId: this.userId, caption, mediaIds, altTexts: mediaIds.map(() => '') };
      return container.get(CreatePost).run(wanted, request);
    });
    if (post) this.world.posts.push(post.id);
  }

  private async follow(): Promise<void> {
    const others = this.world.people.filter((id) => id !== this.userId);
    if (others.length === 0) return this.upload();
    const { shadow } = this.world;
    const history = shadow.follow(this.userId, this.dice.pick(others));
    const { actorId, subjectId } = history;
    const written: Written = { kind: 'follow', actorId, subjectId };
    await this.set(
      history,
      shadow.isTouchedPair(actorId, subjectId) ? undefined : written,
      async ({ container }, on) => {
        const origin = this.caller.origin();
        const { user } = await container.get(Access).toAccount(actorId, on ? 'follow' : 'see', subjectId);
        if (!on || !user.isPrivate) return container.get(SetFollow).run(actorId, subjectId, on, origin);
        shadow.touchPair(actorId, subjectId);
        return container.get(SetFollow).ask(actorId, subjectId, origin);
      },
    );
  }

  /** Few posts are liked by many, again and again. */
  private async like(): Promise<void> {
    const { posts, shadow } = this.world;
    if (posts.length === 0) return this.form();
    const history = shadow.like(this.userId, this.dice.pick(posts.slice(0, 3)));
    const { actorId, subjectId } = history;
    await this.set(history, { kind: 'like', actorId, subjectId }, async ({ container }, on) => {
      const post = (await container.get(PostStore).byIds([subjectId])).get(subjectId);
      const subject = post ?? { id: subjectId, authorId: actorId };
      await container.get(SetAct).likePost(actorId, subject, on, this.caller.origin());
    });
  }

  private async set(
    history: ReturnType<Shadow['setOf']>,
    written: Written | undefined,
    act: (running: Running, on: boolean) => Promise<void>,
  ): Promise<void> {
    if (history.busy) return;
    const asked = { on: this.dice.chance(0.6), acked: false };
    history.asked.push(asked);
    history.busy = true;
    const surely = history.asked.every((one) => one.acked || one === asked);
    const answer = await this.caller.request((running) => act(running, asked.on), surely ? written : undefined);
    asked.acked = answer.kind === 'ok';
    history.busy = false;
  }

  /** A post that was shown is shown again, unless its author was unfollowed or the page says that it is partial. */
  private async read(): Promise<void> {
    const deleted = await goneBy(this.world);
    const answer = await this.caller.request(({ container }) => container.get(HomeTimeline).run(this.userId, 100));
    if (answer.kind !== 'ok') return;
    const shown = answer.value.items.map(({ id, author }) => ({ id, authorId: author.id }));
    const ids = new Set(shown.map(({ id }) => id));
    if (ids.size < shown.length) this.caller.breach('feed-exactly-once', `${this.userId} reads a post twice`);
    this.looks.expectWhole(this.userId, answer.value.items, deleted);
    if (answer.value.partial) return;
    const gone = this.seen.find(({ id, authorId }) => !ids.has(id) && this.staysIn(id, authorId));
    if (gone) this.caller.breach('monotonic-reads', `${this.userId} no longer reads ${gone.id}`);
    this.seen = shown;
    // Tells that what was shown was seen, every time.
    const [origin, some] = [this.caller.origin(), [...ids].slice(0, 100)];
    if (ids.size > 0)
      await this.caller.request(({ container }) => container.get(SeePosts).run(this.userId, some, origin));
  }

  /** Whether nothing was asked for that takes this post from this reader. */
  private staysIn(id: string, authorId: string): boolean {
    const { shadow } = this.world;
    if (shadow.isTouched(id) || shadow.isTouched(authorId) || shadow.isTouchedPair(this.userId, authorId)) return false;
    const { asked, busy } = shadow.follow(this.userId, authorId);
    return !busy && asked.every(({ on }) => on);
  }

  private key(): string | undefined {
    this.keys += 1;
    return this.dice.chance(0.9) ? `${this.caller.name}-${this.keys}` : undefined;
  }
}
