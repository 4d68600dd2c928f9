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
}

/** Changes what people tell of themselves, and whether strangers see it. */
export class EditProfile {
  /** One edit of a user at a time in this process: two at once of different fields lose nothing of each other. */
  private readonly turns = new Map<string, Promise<unknown>>();
  /** Users as they were edited here, while their rows are late: the next edit goes on from there. */
  private readonly ahead = new Map<string, User>();

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
  async run(userId: string, change: ProfileChange, request: EditRequest): Promise<User> {
    const before = this.turns.get(userId) ?? Promise.resolve();
    const done = before.then(() => this.edit(userId, change, request));
    const turn = done.catch(() => undefined);
    this.turns.set(userId, turn);
    return done.finally(() => {
      if (this.turns.get(userId) === turn) this.turns.delete(userId);
    });
  }

  private async edit(userId: string, change: ProfileChange, { origin, check }: EditRequest): Promise<User> {
    const user = await this.find(userId);
    check?.(user.version);
    const next: User = { ...user, ...change, ...(await this.named(user, change.userName)) };
    const events = this.eventsOf(user, next, origin);
    if (events.length === 0) return user;
    const appended = await this.commit.run(events);
    const edited = { ...next, version: appended.at(-1)!.version };
    if (!(await this.isInRow(edited))) this.ahead.set(userId, edited);
    return edited;
  }

  private async find(userId: string): Promise<User> {
    const row = (await this.users.byIds([userId])).get(userId);
    if (!row) throw new RefusedError('not_found', 'There is no such user.');
    const edited = this.ahead.get(userId);
    if (edited && row.version < edited.version) return { ...edited, role: row.role, suspended: row.suspended };
    this.ahead.delete(userId);
    return row;
  }

  /** The log has the edit already: a store that does not answer is as good as a late row. */
  private async isInRow({ id, version }: User): Promise<boolean> {
    try {
      return ((await this.users.byIds([id])).get(id)?.version ?? version) >= version;
    } catch {
      return false;
    }
  }

  private async named(user: User, userName: string | undefined): Promise<Partial<User>> {
    if (userName === undefined) return {};
    return { userName: await this.takeName.run(user, userName) };
  }

  /** The event that the request is named for stands last. An avatar that is replaced is deleted. */
  private eventsOf(user: User, next: User, origin: Origin): AnyEvent[] {
    const events: AnyEvent[] = [];
    const { id: userId, userName, fullName, bio, website, avatarId, createdAt, isPrivate } = next;
    if (isPrivate !== user.isPrivate)
      events.push(newEvent('user.visibility', this.ids.next(), { userId, isPrivate }, origin));
    if (user.avatarId !== null && user.avatarId !== avatarId)
      events.push(newEvent('media.deleted', this.ids.next(), { mediaId: user.avatarId, ownerId: userId }, origin));
    const texts = { userName, fullName, bio, website };
    if (SECTION.some((field) => next[field] !== user[field])) {
      const data = { userId, ...texts, avatarId, createdAt, editedAt: origin.time };
      events.push(newEvent('user.edited', this.ids.next(), data, origin));
    }
    return events;
  }
}

const SECTION = ['userName', 'fullName', 'bio', 'website', 'avatarId'] as const;
