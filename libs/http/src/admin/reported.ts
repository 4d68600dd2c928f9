import type { UserStore } from '#libs/account/ports';
import type { Report, ReportSubject } from '#libs/operate';
import type { CommentStore, PostStore } from '#libs/post/ports';
import type { AdminReportBody } from '../shapes.js';

type Subject = AdminReportBody['subject'];

/** Reports with what they are about, as it stands now: for administrators, whatever its state. */
export class Reported {
  constructor(
    private readonly posts: PostStore,
    private readonly comments: CommentStore,
    private readonly users: UserStore,
  ) {}

  async show(reports: readonly Report[]): Promise<AdminReportBody[]> {
    const subjects = await this.read(reports.map(({ subject }) => subject));
    return reports.map(({ subject, resolution, ...report }) => ({
      ...report,
      state: resolution ? 'resolved' : 'open',
      subject: subjects.get(subject.id) ?? { ...subject, ownerId: null, text: null, hidden: false },
      ...(resolution && { resolution: { ...resolution } }),
    }));
  }

  private async read(subjects: readonly ReportSubject[]): Promise<ReadonlyMap<string, Subject>> {
    const idsOf = (type: ReportSubject['type']) => subjects.filter((one) => one.type === type).map(({ id }) => id);
    const [posts, comments, users] = await Promise.all([
      this.posts.byIds(idsOf('post')),
      this.comments.byIds(idsOf('comment')),
      this.users.byIds(idsOf('user')),
    ]);
    const found = new Map<string, Subject>();
    for (const { id, authorId, caption, hidden } of posts.values()) {
      found.set(id, { type: 'post', id, ownerId: authorId, text: caption, hidden });
    }
    for (const { id, authorId, text, hidden } of comments.values()) {
      found.set(id, { type: 'comment', id, ownerId: authorId, text, hidden });
    }
    for (const { id, bio, suspended } of users.values()) {
      found.set(id, { type: 'user', id, ownerId: id, text: bio, hidden: suspended });
    }
    return found;
  }
}
