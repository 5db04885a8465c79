import { shared, sharedList, sharedRecord } from './sharing';

describe('shared texts', () => {
  it('equal the given texts, however many there are', () => {
    const texts = Array.from({ length: 5_000 }, (_, index) => `text-${index}`);
    expect(sharedList(texts)).toEqual(texts);
    expect(shared('text-0')).toBe('text-0');
    expect(shared(undefined)).toBeUndefined();
  });

  it('keep records as they are, and one empty record', () => {
    expect(sharedRecord([['a', 'b']])).toEqual({ a: 'b' });
    expect(sharedRecord([])).toBe(sharedRecord([]));
    expect(sharedList()).toBe(sharedList([]));
  });
});
