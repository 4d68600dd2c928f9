import { type AnyEvent, RefusedError } from '#libs/events';
import { type AppendAndApply, type IdMaker, newEvent } from '#libs/stream';
import type { Origin } from '#libs/stream/ports';
import type { Profile, User, UserStore } from './ports.js';
import type { TakeName } from './take-name.js';

/** What to change: a field that is missing stays. */
export interface ProfileChange extends Partial<
  Pick<Profile, 'userName' | 'fullName' | 'bio' | 'website' | 'avatarId'>
> {
  readonly isPrivate?: boolean;
}

export interface EditRequest {
  readonly origin: Origin;
  /** Throws where this version of the row is not to be edited: then nothing is done. */
  readonly check?: (version: number) => void;
  /** Appended before, with the same append. */
  readonly before?: readonly AnyEvent[];
}

/** Changes what people tell of themselves, and whether strangers see it. */
export class EditProfile {
  constructor(
    private readonly users: UserStore,
    private readonly takeName: TakeName,
    private readonly commit: AppendAndApply,
    private readonly ids: IdMaker,
  ) {}

  /**
   * Answers the user as they are then. What changes nothing appends nothing.
   * @throws RefusedError `not_found`, `user_name_taken`, `user_name_reserved`; and as
   * `check` and AppendAndApply.run
   */
  async run(userId: string, change: ProfileChange, { origin, check, before = [] }: EditRequest): Promise<User> {
    const user = (await this.users.byIds([userId])).get(userId);
    if (!user) throw new RefusedError('not_found', 'There is no such user.');
    check?.(user.version);
    const next: User = { ...user, ...change, ...(await this.named(user, change.userName)) };
    const events = [...before, ...this.eventsOf(user, next, origin)];
    if (events.length === before.length) return user;
    const appended = await this.commit.run(events);
    return { ...next, version: appended.at(-1)!.version };
  }

  private async named(user: User, userName: string | undefined): Promise<Partial<User>> {
    if (userName === undefined) return {};
    return { userName: await this.takeName.run(user, userName) };
  }

  /** The event that the request is named for stands last. */
  private eventsOf(user: User, next: User, origin: Origin): AnyEvent[] {
    const events: AnyEvent[] = [];
    const { id: userId, userName, fullName, bio, website, avatarId, createdAt, isPrivate } = next;
    if (isPrivate !== user.isPrivate)
      events.push(newEvent('user.visibility', this.ids.next(), { userId, isPrivate }, origin));
    const texts = { userName, fullName, bio, website };
    if (SECTION.some((field) => next[field] !== user[field])) {
      const data = { userId, ...texts, avatarId, createdAt, editedAt: origin.time };
      events.push(newEvent('user.edited', this.ids.next(), data, origin));
    }
    return events;
  }
}

const SECTION = ['userName', 'fullName', 'bio', 'website', 'avatarId'] as const;
