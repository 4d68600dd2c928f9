/** What clients asked for and what they were told: the other side of every check. */

export type WishKind = 'account' | 'media' | 'post';

/** How an uploaded file must end: ready, or failed with this code. */
export type Ending = 'ready' | string;

/** One thing that a client wants once, under one key, however often it asks. */
export interface Wish {
  readonly kind: WishKind;
  readonly key: string | undefined;
  /** Content by which the thing is known in the log: one, or two where the client sent another body under the key. */
  readonly marks: string[];
  readonly acks: { readonly id: string; readonly mark: string }[];
  /** Whoever asks may still be answered, or the effect may still come. */
  unknown: boolean;
}

interface FollowHistory {
  readonly actorId: string;
  readonly subjectId: string;
  readonly asked: { readonly on: boolean; acked: boolean }[];
  busy: boolean;
}

export class Shadow {
  operations = 0;
  readonly wishes: Wish[] = [];
  /** By the mark (file name) of an upload. */
  readonly endings = new Map<string, Ending>();
  /** Marks of bodies that the door has to refuse, or whose bytes never all came. */
  readonly impossible = new Set<string>();
  private readonly follows = new Map<string, FollowHistory>();
  private made = 0;

  /** Content that no other request has. */
  mark(kind: string): string {
    this.made += 1;
    return `${kind} ${this.made}`;
  }

  wish(kind: WishKind, key: string | undefined, mark: string): Wish {
    const wish: Wish = { kind, key, marks: [mark], acks: [], unknown: false };
    this.wishes.push(wish);
    return wish;
  }

  follow(actorId: string, subjectId: string): FollowHistory {
    const name = `${subjectId}:${actorId}`;
    const known = this.follows.get(name) ?? { actorId, subjectId, asked: [], busy: false };
    this.follows.set(name, known);
    return known;
  }

  allFollows(): readonly FollowHistory[] {
    return [...this.follows.values()];
  }

  /** Whether the flags of this pair can only change by what is asked from now on. */
  isSettled(subjectId: string, actorId: string): boolean {
    const known = this.follows.get(`${subjectId}:${actorId}`);
    return !!known && !known.busy && known.asked.every(({ acked }) => acked);
  }
}
