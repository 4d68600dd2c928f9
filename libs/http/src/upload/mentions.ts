import type { UserNameClaims, UserStore } from '#libs/account/ports';
import { namesIn } from '#libs/post';

/** Finds whom a text mentions. A name that nobody has is plain text. */
export class Mentions {
  constructor(
    private readonly claims: UserNameClaims,
    private readonly users: UserStore,
  ) {}

  /** Their ids, in the order of the text. */
  async in(text: string): Promise<readonly string[]> {
    const names = namesIn(text);
    if (names.length === 0) return [];
    const claims = await Promise.all(names.map((name) => this.claims.find(name)));
    const ids = claims.flatMap((claim) => (claim ? [claim.userId] : []));
    const users = await this.users.byIds(ids);
    return ids.filter((id) => users.has(id));
  }
}
