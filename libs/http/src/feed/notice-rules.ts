import type { User } from '#libs/account/ports';
import type { Cause, GroupSummary, NoticeGroup } from '#libs/notify/ports';
import type { Comment, CommentStore } from '#libs/post/ports';
import { FieldMask } from '../fields/field-mask.js';
import { can } from '../policy/can.js';
import { accountOf, type ReadPeople } from '../policy/read-people.js';
import type { Hydrate } from './hydrate.js';
import { inBatches } from './in-batches.js';
import { maySee } from './rules.js';

/** What was found out about some causes. */
export interface Sight {
  /** Those of whom the viewer is told. */
  readonly people: ReadonlyMap<string, User>;
  /** Comments that are out of sight. */
  readonly gone: ReadonlySet<string>;
}

/** Of what and of whom somebody is told now, by the current rows. */
export class NoticeRules {
  constructor(
    private readonly hydrate: Hydrate,
    private readonly people: ReadPeople,
    private readonly comments: CommentStore,
  ) {}

  /** Those groups whose subject the viewer sees. */
  async about(viewerId: string, groups: readonly GroupSummary[]): Promise<readonly GroupSummary[]> {
    const postIds = new Set(groups.flatMap(({ postId }) => postId ?? []));
    const commentIds = groups.flatMap((group) => (isAboutComment(group) ? group.subjectId : []));
    const [hydrated, deleted] = await Promise.all([
      this.hydrate.run([...postIds], viewerId, FieldMask.NONE),
      this.deleted(commentIds),
    ]);
    const seen = new Set(hydrated.posts.filter((post) => maySee(post, hydrated)).map(({ id }) => id));
    return groups.filter(({ postId, subjectId }) => (postId === null || seen.has(postId)) && !deleted.has(subjectId));
  }

  async sight(viewerId: string, causes: readonly Cause[]): Promise<Sight> {
    const actorIds = causes.map(({ actorId }) => actorId);
    const commentIds = causes.flatMap(({ causeId, actorId }) => (causeId === actorId ? [] : causeId));
    const [people, comments, deleted] = await Promise.all([
      this.people.run(viewerId, actorIds, { follows: false }),
      this.rowsOf(commentIds),
      this.deleted(commentIds),
    ]);
    const heard = [...people.users].filter(([id]) => can(people.viewer, 'hear', accountOf(people, id)));
    const hidden = [...comments.values()].filter((comment) => comment.hidden).map(({ id }) => id);
    return { people: new Map(heard), gone: new Set([...hidden, ...deleted]) };
  }

  private rowsOf(commentIds: readonly string[]): Promise<ReadonlyMap<string, Comment>> {
    return inBatches([...new Set(commentIds)], (ids) => this.comments.byIds(ids));
  }

  /** A comment that is not there yet is told of; its row follows. */
  private async deleted(commentIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await inBatches([...new Set(commentIds)], async (ids) => {
      return new Map([...(await this.comments.deleted(ids))].map((id) => [id, true] as const));
    });
    return new Set(found.keys());
  }
}

export function isTold({ actorId, causeId }: Cause, { people, gone }: Sight): boolean {
  return people.has(actorId) && !gone.has(causeId);
}

function isAboutComment({ subjectId, postId }: NoticeGroup): boolean {
  return postId !== null && subjectId !== postId;
}
