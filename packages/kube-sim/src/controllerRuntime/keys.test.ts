import { keyOf, refOf } from './keys';

it('gives keys and references that are each other’s inverse', () => {
  const ref = { name: 'settings', namespace: 'default' };
  expect(keyOf({ metadata: ref })).toBe('default/settings');
  expect(refOf('default/settings')).toEqual(ref);
  expect(refOf(keyOf({ metadata: { name: 'a' } }))).toEqual({ name: 'a' });
});
