import type { Origin } from '#libs/stream';
import type { Answer, Caller, World } from './caller.ts';
import type { Prng } from './prng.ts';
import type { Wish } from './shadow.ts';
import type { Running } from './site.ts';

/** How a client insists: again after no answer, sometimes after one, twice at once, or with another body. */
export class Asker {
  private readonly caller: Caller;
  private readonly world: World;
  private readonly dice: Prng;

  constructor(caller: Caller, world: World, dice: Prng) {
    this.caller = caller;
    this.world = world;
    this.dice = dice;
  }

  /**
   * Asks until there is an answer, or the client has had enough; now and then also after it. `repeats`: whether a
   * repeat is the same request to the product; without a key, a file that is sent again is another one.
   */
  async ask<T extends { readonly id: string }>(
    wish: Wish,
    mark: string,
    act: (running: Running, key: string | undefined, origin: Origin, mark: string) => Promise<T>,
    repeats = wish.key !== undefined,
  ): Promise<T | undefined> {
    let made: T | undefined;
    const origin = this.caller.origin();
    const tries = repeats ? this.dice.between(1, 6) : 1;
    for (let attempt = 1; attempt <= tries; attempt++) {
      const other = wish.key !== undefined && this.dice.chance(0.05);
      const wanted = other ? this.otherMark(wish) : mark;
      const twice = wish.key !== undefined && this.dice.chance(0.1);
      const first = attempt === 1 && !twice;
      const once = (): Promise<Answer<T>> =>
        this.caller.request(
          (running) => act(running, wish.key, origin, wanted),
          first ? { kind: wish.kind } : undefined,
        );
      const answers = twice ? await Promise.all([once(), once()]) : [await once()];
      for (const answer of answers) made = this.judge(wish, wanted, answer) ?? made;
      const open = answers.some(({ kind }) => kind === 'unknown');
      if (open) wish.unknown = true;
      if (!open && !this.dice.chance(0.2)) break;
      await this.caller.pause(2_000);
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
    // What one may no longer see, one may no longer ask for.
    const unseen = answer.kind === 'refused' && ['not_found', 'forbidden', 'account_private'].includes(answer.code);
    if (answer.kind === 'refused' && same && wish.key !== undefined && !unseen) {
      this.caller.breach(
        'same-key-same-answer',
        `${wish.kind} "${mark}" was acknowledged, then refused: ${answer.code}`,
      );
    }
    return undefined;
  }
}
