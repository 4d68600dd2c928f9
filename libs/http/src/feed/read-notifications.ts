import type { PushSender, ReadMarks } from '#libs/notify/ports';
import { FieldMask } from '../fields/field-mask.js';
import type { NotificationBody } from '../shapes.js';
import type { Place } from './fill-page.js';
import type { Hydrate } from './hydrate.js';
import { type Notices, placeOf, type Told } from './notices.js';
import { presentPost } from './present.js';

export interface NotificationList {
  readonly items: NotificationBody[];
  readonly unreadCount: number;
  readonly next: Place | undefined;
}

export interface NotificationNews {
  readonly items: NotificationBody[];
  readonly unreadCount: number;
  readonly newest: string | undefined;
}

interface Wanted {
  readonly limit: number;
  readonly wants: (told: Told) => boolean;
  readonly fields?: FieldMask;
}

const MEDIA = FieldMask.of([['media', FieldMask.ALL]]);

/** A person's notifications, with what they have read of them. */
export class ReadNotifications {
  constructor(
    private readonly notices: Notices,
    private readonly marks: ReadMarks,
    private readonly hydrate: Hydrate,
    private readonly sender: PushSender,
  ) {}

  /** What a browser subscribes with; null where push is off. */
  get pushKey(): string | null {
    return this.sender.publicKey ?? null;
  }

  async page(viewerId: string, limit: number, { below }: Place, fields = FieldMask.ALL): Promise<NotificationList> {
    const { told, unread } = await this.read(viewerId);
    const under = below === undefined ? told : told.filter((one) => placeOf(one) < below);
    const shown = under.slice(0, limit);
    const items = await this.present(shown, unread, viewerId, fields);
    const next = under.length > limit ? { below: placeOf(shown.at(-1)!), partial: false } : undefined;
    return { items, unreadCount: unread.size, next };
  }

  /**
   * How many are unread, when the newest came, and of those groups of which `wants` says so the newest, `limit` at
   * most.
   */
  async some(viewerId: string, { limit, wants, fields = FieldMask.ALL }: Wanted): Promise<NotificationNews> {
    const { told, unread } = await this.read(viewerId);
    const items = await this.present(told.filter(wants).slice(0, limit), unread, viewerId, fields);
    return { items, unreadCount: unread.size, newest: told[0]?.updatedAt };
  }

  private async read(viewerId: string): Promise<{ told: readonly Told[]; unread: ReadonlySet<Told> }> {
    const [told, mark = ''] = await Promise.all([this.notices.of(viewerId), this.marks.of(viewerId)]);
    return { told, unread: new Set(told.filter(({ updatedAt }) => updatedAt > mark)) };
  }

  private async present(
    told: readonly Told[],
    unread: ReadonlySet<Told>,
    viewerId: string,
    fields: FieldMask,
  ): Promise<NotificationBody[]> {
    const pictured = fields.at('subject').has('media') ? told.flatMap(({ postId }) => postId ?? []) : [];
    const hydrated = await this.hydrate.run([...new Set(pictured)], viewerId, MEDIA);
    const media = new Map(hydrated.posts.map((post) => [post.id, presentPost(post, hydrated).media[0]]));
    return told.map((one) => {
      const { id, kind, subjectId, postId, others, updatedAt } = one;
      const actors = one.actors.map(({ id, userName, fullName }) => ({ id, userName, fullName }));
      const picture = media.get(postId ?? '');
      const subject = { type: typeOf(one), id: subjectId, ...(postId !== null && { postId }) };
      return {
        ...{ id, kind, subject: { ...subject, ...(picture && { media: picture }) } },
        ...{ actors, others, updatedAt, read: !unread.has(one) },
      };
    });
  }
}

function typeOf({ subjectId, postId }: Told): 'post' | 'comment' | 'user' {
  if (postId === null) return 'user';
  return subjectId === postId ? 'post' : 'comment';
}
