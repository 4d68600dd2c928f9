/** A word of a caption that names something, where no letter, digit or `_` stands before it. */
const TAG = /(?<![\p{L}\p{M}\p{N}_&#])#([\p{L}\p{M}\p{N}_]+)/gu;
const MENTION = /(?<![\p{L}\p{M}\p{N}_.@])@([A-Za-z0-9._]{3,})(?![\p{L}\p{M}\p{N}_])/gu;

/** What stands past these is plain text. */
const MOST_TAGS = 30;
const MOST_MENTIONS = 20;
const LONGEST_TAG = 100;
const LONGEST_NAME = 30;

/** One spelling per tag: composed, and in lower case. */
export function foldedTag(tag: string): string {
  return tag.normalize('NFC').toLowerCase();
}

/** The tags of a caption, without `#`, each once, in the order of the text. */
export function tagsIn(text: string): string[] {
  const found = [...text.normalize('NFC').matchAll(TAG)].map(([, tag]) => foldedTag(tag!));
  return [...new Set(found)].filter((tag) => [...tag].length <= LONGEST_TAG).slice(0, MOST_TAGS);
}

/** The user names that a text mentions, in lower case and without `@`, each once. A dot at the end is the sentence's. */
export function namesIn(text: string): string[] {
  const found = [...text.matchAll(MENTION)].map(([, name]) => name!.replace(/\.+$/, '').toLowerCase());
  return [...new Set(found)].filter((name) => name.length >= 3 && name.length <= LONGEST_NAME).slice(0, MOST_MENTIONS);
}
