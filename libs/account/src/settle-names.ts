import type { ClaimName } from './claim-name.js';
import type { UserNameClaims, UserStore } from './ports.js';

/** What an event said: who is called how (nobody any more, if no name is given), and when. */
export interface Named {
  readonly userId: string;
  readonly foldedName?: string;
  readonly timeMs: number;
}

/** Brings a user's claims to the name that their row has, in whatever order the events of names come. */
export class SettleNames {
  constructor(
    private readonly users: UserStore,
    private readonly claims: UserNameClaims,
    private readonly names: ClaimName,
  ) {}

  /** After the row was written. A claim that no event named yet is of a request under way, and is left alone. */
  async run(named: Named): Promise<void> {
    const current = await this.nameOf(named.userId);
    if (current !== undefined) await this.claims.makePermanent(current, named.userId);
    await this.freeOthers(named, current);
    // Another event may have changed the row meanwhile: then this one has settled for what is no longer so.
    if ((await this.nameOf(named.userId)) !== current) await this.run(named);
  }

  private async freeOthers({ userId, foldedName: told, timeMs }: Named, current: string | undefined): Promise<void> {
    for (const { foldedName, permanent } of await this.claims.heldBy(userId)) {
      const stays = foldedName === current || (current !== undefined && !permanent && foldedName !== told);
      if (!stays) await this.claims.release(foldedName, userId, this.names.block(foldedName, timeMs));
    }
  }

  private async nameOf(userId: string): Promise<string | undefined> {
    return (await this.users.byIds([userId])).get(userId)?.userName;
  }
}
