import { describe, expect, it } from '@jest/globals';
import { foldUserName } from './user-name.js';

describe('foldUserName', () => {
  it.each([
    ['ann', 'ann'],
    ['Ann.B_2', 'ann.b_2'],
    ['a'.repeat(30), 'a'.repeat(30)],
  ])('takes %s as %s', (userName, folded) => {
    expect(foldUserName(userName)).toBe(folded);
  });

  it.each(['', 'ab', 'a'.repeat(31), 'ann b', 'änn', 'ann-b', 'аnn', '../ann', 'ann\n', 'ａｎｎ'])(
    'refuses %j',
    (userName) => {
      expect(() => foldUserName(userName)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    },
  );

  it.each(['admin', 'Support', 'mediafeed'])('keeps %s for the product', (userName) => {
    expect(() => foldUserName(userName)).toThrow(expect.objectContaining({ code: 'user_name_reserved' }));
  });
});
