import { RegisterAccount } from '#libs/account';
import { RefusedError } from '#libs/events';
import { SetFollow } from '#libs/feed';
import { AcceptUpload } from '#libs/media';
import { CreatePost } from '#libs/post';
import { newTraceparent, type Origin } from '#libs/stream';
import { HomeTimeline } from '../../libs/http/src/feed/home-timeline.ts';
import { body, type Photo, somePhoto } from './photos.ts';
import type { Prng } from './prng.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Shadow, Wish } from './shadow.ts';
import type { Running, Site } from './site.ts';
import { Breach } from './watch.ts';
import { checkOwnWrite, type Written } from './own-write.ts';

/** A client gives up on a request after this long. */
const PATIENCE_MS = 30_000;

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown' };

const UNKNOWN = { kind: 'unknown' } as const;

export interface World {
  readonly site: Site;
  readonly scheduler: Scheduler;
  readonly shadow: Shadow;
  readonly dice: Prng;
  /** Ids of everybody who was told that they have an account. */
  readonly people: string[];
  /** Clients begin nothing new after this (virtual milliseconds). */
  readonly endsAtMs: number;
}

/** One person with a phone: asks one thing after the other, and again where no answer came. */
export class Client {
  private readonly owner: Owner;
  private readonly world: World;
  private readonly dice: Prng;
  private userId = '';
  private readonly media: { id: string; used: boolean }[] = [];
  private seen: readonly { id: string; authorId: string }[] = [];
  private keys = 0;

  constructor(name: string, world: World) {
    this.owner = { name, frozenUntilMs: 0, speed: 1 };
    this.world = world;
    this.dice = world.dice.fork();
  }

  async run(operations: number): Promise<void> {
    while (!this.userId && this.isOpen()) await this.register();
    for (let done = 0; done < operations && this.isOpen(); done++) {
      await this.pause(this.dice.chance(0.1) ? 4_000 : 300);
      await this.something();
    }
  }

  private something(): Promise<void> {
    const roll = this.dice.fraction();
    if (roll < 0.35) return this.upload();
    if (roll < 0.55) return this.post();
    if (roll < 0.65) return this.form();
    if (roll < 0.85) return this.follow();
    return roll < 0.97 ? this.read() : this.register(true);
  }

  /** Several people may want one name. */
  private async register(again = false): Promise<void> {
    const { shadow, people } = this.world;
    const mark = shadow.mark('person');
    const wish = shadow.wish('account', this.key(), mark);
    const userName = this.dice.chance(0.2) ? 'everybody' : `name.${shadow.operations}`;
    const other = { userName, password: 'secret 1', fullName: shadow.mark('person') };
    const user = await this.ask(wish, mark, (running, key, origin, wanted) => {
      const request = { origin, account: 'anonymous', route: 'accounts', idempotencyKey: key };
      const registration = wanted === mark ? { ...other, fullName: mark } : { ...other, fullName: wanted };
      return running.container.get(RegisterAccount).run(registration, request);
    });
    if (!user || again) return;
    this.userId = user.id;
    people.push(user.id);
  }

  private async upload(): Promise<void> {
    const { shadow } = this.world;
    const mark = shadow.mark('file');
    const wish = shadow.wish('media', this.key(), mark);
    const photos = new Map<string, Photo>();
    const media = await this.ask(wish, mark, (running, key, origin, wanted) => {
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
    const fresh = this.media.filter(({ used }) => !used || this.dice.chance(0.1));
    if (fresh.length === 0) return this.upload();
    const chosen = this.dice.shuffle(fresh).slice(0, this.dice.between(1, 3));
    for (const one of chosen) one.used = true;
    const { shadow } = this.world;
    const mark = shadow.mark('post');
    const wish = shadow.wish('post', this.key(), mark);
    await this.ask(wish, mark, (running, key, origin, caption) => {
      const request = { origin, account: this.userId, route: 'posts', idempotencyKey: key };
      const mediaIds = chosen.map(({ id }) => id);
      const altTexts = chosen.map(() => '');
      return running.container.get(CreatePost).run({ authorId: this.userId, caption, mediaIds, altTexts }, request);
    });
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
    await this.ask(wish, mark, async ({ container }, key, origin, caption) => {
      const request = { origin, account: this.userId, route: 'posts', idempotencyKey: key };
      const mediaIds: string[] = [];
      for (const [index, { fileName, photo }] of files.entries()) {
        const ofFile = { ...request, route: 'posts/file', idempotencyKey: key && `${key}/file/${index}` };
        const source = body(photo.bytes, this.dice.chance(0.03));
        const media = await container.get(AcceptUpload).run({ ownerId: this.userId, fileName, source }, ofFile);
        mediaIds.push(media.id);
      }
      const altTexts = mediaIds.map(() => '');
      return container.get(CreatePost).run({ authorId: this.userId, caption, mediaIds, altTexts }, request);
    });
  }

  private async follow(): Promise<void> {
    const others = this.world.people.filter((id) => id !== this.userId);
    if (others.length === 0) return this.upload();
    const history = this.world.shadow.follow(this.userId, this.dice.pick(others));
    if (history.busy) return;
    const asked = { on: this.dice.chance(0.7), acked: false };
    history.asked.push(asked);
    history.busy = true;
    const { actorId, subjectId } = history;
    const answer = await this.request(
      (running) => running.container.get(SetFollow).run(actorId, subjectId, asked.on, this.origin()),
      history.asked.every((one) => one.acked || one === asked) ? { kind: 'follow', actorId, subjectId } : undefined,
    );
    asked.acked = answer.kind === 'ok';
    history.busy = false;
  }

  /** A post that was shown is shown again, unless its author was unfollowed or the page says that it is partial. */
  private async read(): Promise<void> {
    const answer = await this.request(({ container }) => container.get(HomeTimeline).run(this.userId, 100));
    if (answer.kind !== 'ok') return;
    const shown = answer.value.items.map(({ id, author }) => ({ id, authorId: author.id }));
    const ids = new Set(shown.map(({ id }) => id));
    if (ids.size < shown.length) this.breach('feed-exactly-once', `${this.userId} reads a post twice`);
    if (answer.value.partial) return;
    const gone = this.seen.find(({ id, authorId }) => !ids.has(id) && this.stillFollows(authorId));
    if (gone) this.breach('monotonic-reads', `${this.userId} no longer reads ${gone.id}`);
    this.seen = shown;
  }

  private stillFollows(subjectId: string): boolean {
    const { asked, busy } = this.world.shadow.follow(this.userId, subjectId);
    return !busy && asked.every(({ on }) => on);
  }

  /** Asks until there is an answer, or the client has had enough; now and then also after it. */
  private async ask<T extends { readonly id: string }>(
    wish: Wish,
    mark: string,
    act: (running: Running, key: string | undefined, origin: Origin, mark: string) => Promise<T>,
  ): Promise<T | undefined> {
    let made: T | undefined;
    const origin = this.origin();
    const tries = wish.key === undefined ? 1 : this.dice.between(1, 6);
    for (let attempt = 1; attempt <= tries; attempt++) {
      const other = wish.key !== undefined && this.dice.chance(0.05);
      const wanted = other ? this.otherMark(wish) : mark;
      const twice = wish.key !== undefined && this.dice.chance(0.1);
      const first = attempt === 1 && !twice;
      const once = (): Promise<Answer<T>> =>
        this.request((running) => act(running, wish.key, origin, wanted), first ? { kind: wish.kind } : undefined);
      const answers = twice ? await Promise.all([once(), once()]) : [await once()];
      for (const answer of answers) made = this.judge(wish, wanted, answer) ?? made;
      const open = answers.some(({ kind }) => kind === 'unknown');
      if (open) wish.unknown = true;
      if (!open && !this.dice.chance(0.2)) break;
      await this.pause(2_000);
    }
    return made;
  }

  private otherMark(wish: Wish): string {
    if (wish.marks.length < 2) wish.marks.push(this.world.shadow.mark(wish.kind === 'media' ? 'file' : wish.kind));
    return wish.marks[1]!;
  }

  private judge<T extends { readonly id: string }>(wish: Wish, mark: string, answer: Answer<T>): T | undefined {
    if (answer.kind === 'ok') {
      wish.acks.push({ id: answer.value.id, mark });
      return answer.value;
    }
    const same = wish.acks.some((ack) => ack.mark === mark);
    if (answer.kind === 'refused' && same) {
      this.breach('same-key-same-answer', `${wish.kind} "${mark}" was acknowledged, then refused: ${answer.code}`);
    }
    return undefined;
  }

  private async request<T>(act: (running: Running) => Promise<T>, write?: Written): Promise<Answer<T>> {
    const { scheduler, shadow, site } = this.world;
    const running = await this.server();
    if (!running) return UNKNOWN;
    shadow.operations += 1;
    const before = site.journal.entries.length;
    const left = running.process.meter.counts.get('applies_left') ?? 0;
    const answered = act(running).then(
      async (value): Promise<Answer<T>> => {
        const applied = (running.process.meter.counts.get('applies_left') ?? 0) === left;
        if (write) await checkOwnWrite(site, write, { value, since: before, applied });
        return { kind: 'ok', value };
      },
      (error: unknown): Answer<T> => (error instanceof RefusedError ? { kind: 'refused', code: error.code } : UNKNOWN),
    );
    let cancel = (): void => undefined;
    const late = new Promise<Answer<T>>((resolve) => {
      cancel = scheduler.after(PATIENCE_MS, this.owner, 'gives up', () => resolve(UNKNOWN));
    });
    const answer = await Promise.race([answered, late, running.process.died.then(() => UNKNOWN)]);
    cancel();
    return answer;
  }

  private async server(): Promise<Running | undefined> {
    while (this.isOpen()) {
      const serving = this.world.site.serving();
      if (serving.length > 0) return this.dice.pick(serving);
      await this.pause(500);
    }
    return undefined;
  }

  private origin(): Origin {
    const dice = this.dice;
    const random = { bytes: (count: number) => dice.bytes(count), fraction: () => dice.fraction() };
    return { traceparent: newTraceparent(random), time: new Date(this.world.scheduler.nowMs).toISOString() };
  }

  private key(): string | undefined {
    this.keys += 1;
    return this.dice.chance(0.9) ? `${this.owner.name}-${this.keys}` : undefined;
  }

  private pause(ms: number): Promise<void> {
    return this.world.scheduler.sleep(this.dice.int(ms), this.owner);
  }

  private isOpen(): boolean {
    return this.world.scheduler.nowMs < this.world.endsAtMs;
  }

  private breach(invariant: string, seen: string): void {
    this.world.site.watch.breaches.push(new Breach(invariant, seen));
  }
}
