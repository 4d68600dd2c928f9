import { NoticeReader } from '#libs/notify/ports';
import type { Notice } from '#libs/notify/ports';
import { FieldMask } from '../fields/field-mask.js';
import { groupNameOf, type Told } from './notices.js';
import type { ReadNotifications } from './read-notifications.js';

const WITHOUT_MEDIA = FieldMask.of([['id', FieldMask.ALL]]);

/** What a push message says: a notification as the list has it, without pictures, and how many are unread. */
export class ReadPushed extends NoticeReader {
  constructor(private readonly notifications: ReadNotifications) {
    super();
  }

  async read(notice: Notice): Promise<string | undefined> {
    const group = groupNameOf(notice);
    // A group that is older than the notice was told before: a like taken back and given again, say.
    const wants = (told: Told) => groupNameOf(told) === group && told.updatedAt >= notice.at;
    const found = await this.notifications.some(notice.recipientId, { limit: 1, wants, fields: WITHOUT_MEDIA });
    const [item] = found.items;
    if (!item || item.read) return undefined;
    return JSON.stringify({ unreadCount: found.unreadCount, notification: item });
  }
}
