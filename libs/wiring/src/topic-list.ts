import {
  deadLetterTopic,
  type GroupName,
  retentionDays,
  rowMakingGroups,
  type TopicName,
  topicNames,
  topics,
} from '#libs/events';
import type { Retention } from '#libs/stream';

const DAY_MS = 24 * 3_600_000;

/** Every topic of the log, with its dead-letter topics. */
export const allTopics: readonly string[] = topicNames.flatMap((topic) => [topic, ...deadLetterTopicsOf(topic)]);

/** Topics keep seven days, dead letters fourteen; nothing goes that a row-making group has not folded. */
export const retention: Retention = {
  keepMs: (topic) => DAY_MS * (isTopic(topic) ? retentionDays.topic : retentionDays.deadLetter),
  foldedBy: (topic) => (isTopic(topic) ? groupsOf(topic).filter((group) => rowMakingGroups.includes(group)) : []),
};

function deadLetterTopicsOf(topic: TopicName): string[] {
  return groupsOf(topic).map((group) => deadLetterTopic(topic, group));
}

function groupsOf(topic: TopicName): readonly GroupName[] {
  return topics[topic].groups;
}

function isTopic(name: string): name is TopicName {
  return Object.hasOwn(topics, name);
}
