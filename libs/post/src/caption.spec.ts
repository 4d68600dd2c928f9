import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namesIn, tagsIn } from './caption.js';

describe('tags', () => {
  it.each([
    ['no tag', []],
    ['#sea and #Sea', ['sea']],
    ['#été, #日没!#sky', ['été', '日没', 'sky']],
    ['#snow_2026.', ['snow_2026']],
    ['a#b &#39; ##two', []],
    ['#', []],
    [`#${'x'.repeat(101)} #${'x'.repeat(100)}`, ['x'.repeat(100)]],
  ])('of %j are %j', (text, tags) => {
    expect(tagsIn(text)).toEqual(tags);
  });

  it('are the same in every spelling of a letter', () => {
    expect(tagsIn('#caf\u0065\u0301')).toEqual(tagsIn('#caf\u00e9'));
  });

  it('are thirty at most', () => {
    expect(tagsIn(Array.from({ length: 40 }, (_, n) => `#t${n}`).join(' '))).toHaveLength(30);
  });

  it('are found again, whatever stands between them', () => {
    const tag = fc.stringMatching(/^[a-z0-9_]{1,20}$/);
    const between = fc.constantFrom(' ', '\n', ', ', '. ', ' and ');
    fc.assert(
      fc.property(fc.uniqueArray(tag, { maxLength: 10 }), between, (tags, gap) => {
        expect(tagsIn(tags.map((one) => `#${one}`).join(gap))).toEqual(tags);
      }),
    );
  });
});

describe('mentions', () => {
  it.each([
    ['nobody', []],
    ['with @ben and @Ben.', ['ben']],
    ['@ann.lee, (@cleo_1)', ['ann.lee', 'cleo_1']],
    ['ann@example.com a@ben @@dan', []],
    ['@ab @éva', []],
    [`@${'x'.repeat(31)}`, []],
  ])('of %j are %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('are twenty at most', () => {
    expect(namesIn(Array.from({ length: 30 }, (_, n) => `@name${n}`).join(' '))).toHaveLength(20);
  });
});
