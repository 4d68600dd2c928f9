/** What clients asked for and what they were told: the other side of every check. */

export type WishKind = 'account' | 'media' | 'post' | 'comment';

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

/** What one person asked of one other, or of one post, in order. */
interface SetHistory {
  readonly kind: 'follow' | 'like' | 'unknown';
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
  /** What somebody wanted gone, hidden, private or suspended, maybe: it may vanish from what others read. */
  private readonly touched = new Set<string>();
  private readonly sets = new Map<string, SetHistory>();
  private made = 0;

  /** Content that no other request has. */
  mark(kind: string): string {
    this.made += 1;
    return `${kind} ${this.made}`;
  }

  touch(id: string): void {
    this.touched.add(id);
  }

  isTouched(id: string): boolean {
    return this.touched.has(id);
  }

  /** More than a follow was asked for between these two. */
  touchPair(one: string, other: string): void {
    this.touched.add(`${one} ${other}`).add(`${other} ${one}`);
  }

  isTouchedPair(one: string, other: string): boolean {
    return this.touched.has(`${one} ${other}`);
  }

  wish(kind: WishKind, key: string | undefined, mark: string): Wish {
    const wish: Wish = { kind, key, marks: [mark], acks: [], unknown: false };
    this.wishes.push(wish);
    return wish;
  }

  follow(actorId: string, subjectId: string): SetHistory {
    return this.setOf(actorId, subjectId, 'follow');
  }

  like(actorId: string, postId: string): SetHistory {
    return this.setOf(actorId, postId, 'like');
  }

  setOf(actorId: string, subjectId: string, kind: SetHistory['kind'] = 'unknown'): SetHistory {
    const name = `${subjectId}:${actorId}`;
    const known = this.sets.get(name) ?? { kind, actorId, subjectId, asked: [], busy: false };
    this.sets.set(name, known);
    return known;
  }

  all(kind: 'follow' | 'like'): readonly SetHistory[] {
    return [...this.sets.values()].filter((one) => one.kind === kind);
  }

  /** Whether the sets of this pair can only change by what is asked from now on. */
  isSettled(subjectId: string, actorId: string): boolean {
    const known = this.sets.get(`${subjectId}:${actorId}`);
    return !!known && !known.busy && known.asked.every(({ acked }) => acked);
  }
}
