import { Truth } from './by-the-rules.ts';
import { expect } from './expect.ts';
import type { Check } from './invariants.ts';
import { postWithComments, timelineOf } from './looks.ts';

/** What each person is shown of what others wrote, once all is quiet. */
export const SHOWN: Readonly<Record<string, Check>> = {
  'comments-as-allowed': async ({ site, state, container }) => {
    const truth = new Truth(site, state);
    for (const viewer of truth.people) {
      for (const postId of truth.posts.keys()) {
        if (!truth.sees(viewer, postId)) continue;
        const wanted = [postId, ...truth.commentsFor(viewer, postId)].sort();
        const shown = (await postWithComments(container, postId, viewer)).map(({ id }) => id).sort();
        const seen = `${viewer} reads ${shown.join(', ')}, by the rules ${wanted.join(', ')}`;
        expect('comments-as-allowed', shown.join() === wanted.join(), seen);
      }
    }
  },
  'timelines-as-allowed': async ({ site, state, container }) => {
    const truth = new Truth(site, state);
    for (const viewer of truth.people) {
      for (const author of truth.people) {
        const own = [...truth.posts].filter(([, post]) => post.authorId === author).map(([id]) => id);
        const wanted = own.filter((id) => truth.sees(viewer, id)).sort();
        const shown = (await timelineOf(container, author, viewer)).map(({ id }) => id).sort();
        const seen = `of ${author} ${viewer} reads ${shown.join(', ')}, by the rules ${wanted.join(', ')}`;
        expect('timelines-as-allowed', shown.join() === wanted.join(), seen);
      }
    }
  },
};
