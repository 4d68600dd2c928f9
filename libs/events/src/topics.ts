/**
 * Who listens: topic · key · groups. The page to keep open.
 *
 * A topic's partition count is fixed for its life (the log's configuration names it), and order is kept per key.
 * A `recount` alone lies elsewhere than its key says: in every partition of its topic.
 * `<topic>.<group>.dlt` stands beside every (topic, group) for what that group could not fold.
 */
export const topics = {
  users: { key: 'userId', groups: ['account', 'notify'] },
  media: { key: 'mediaId', groups: ['media', 'trace'] },
  'encode.image': { key: 'taskId', groups: ['encode-image'] },
  renditions: { key: 'mediaId', groups: ['media', 'trace'] },
  posts: { key: 'postId', groups: ['post', 'media', 'feed', 'counter', 'notify', 'trace'] },
  comments: { key: 'postId:commentId', groups: ['post', 'counter', 'notify'] },
  engagement: { key: 'subject:actor', groups: ['feed', 'counter', 'post', 'notify'] },
  counts: { key: 'subjectId', groups: ['post', 'feed'] },
  steps: { key: 'mediaId', groups: ['trace'] },
} as const;

export type TopicName = keyof typeof topics;
export type GroupName = (typeof topics)[TopicName]['groups'][number];

export const topicNames = Object.keys(topics) as TopicName[];
export const groupNames = [...new Set(Object.values(topics).flatMap((topic) => topic.groups))] as GroupName[];

/** Groups that make rows: embedded, no record is trimmed before each of them that reads its topic has folded it. */
export const rowMakingGroups: readonly GroupName[] = ['account', 'post', 'media', 'feed', 'counter', 'notify'];

export function topicsOf(group: GroupName): TopicName[] {
  return topicNames.filter((name) => (topics[name].groups as readonly GroupName[]).includes(group));
}

export function deadLetterTopic(topic: TopicName, group: GroupName): string {
  return `${topic}.${group}.dlt`;
}

/** Days that records are kept: what a store can be caught up from. */
export const retentionDays = { topic: 7, deadLetter: 14 } as const;
