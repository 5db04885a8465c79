import { mockServices } from '@backstage/backend-test-utils';
import { lifetimeOf, readLifecycleOptions } from './options';

const read = (daprVcluster: object) =>
  readLifecycleOptions(
    mockServices.rootConfig({ data: { daprVcluster } as {} }),
  );

it('has no expiry and a week of grace unless it is configured', () => {
  const options = read({});
  expect(options).toMatchObject({ dryRun: false, graceDays: 7 });
  expect(lifetimeOf(options, 'standard')).toEqual({});
  expect(lifetimeOf(options, undefined)).toEqual({});
});

it('lets presets win field by field', () => {
  const options = read({
    lifecycle: { dryRun: true, graceDays: 3, defaultDays: 30, maxDays: 60 },
    presets: [
      { name: 'small' },
      { name: 'trial', lifecycle: { maxDays: 10 } },
      { name: 'long', lifecycle: { defaultDays: 50 } },
    ],
  });
  expect(options).toMatchObject({ dryRun: true, graceDays: 3 });
  expect(lifetimeOf(options, 'small')).toEqual({
    defaultDays: 30,
    maxDays: 60,
  });
  expect(lifetimeOf(options, 'trial')).toEqual({
    defaultDays: 10,
    maxDays: 10,
  });
  expect(lifetimeOf(options, 'long')).toEqual({ defaultDays: 50, maxDays: 60 });
  expect(lifetimeOf(options, 'removed')).toEqual({
    defaultDays: 30,
    maxDays: 60,
  });
});

it('has every tenant expire where there is a maximum', () => {
  expect(lifetimeOf(read({ lifecycle: { maxDays: 60 } }), 'any')).toEqual({
    defaultDays: 60,
    maxDays: 60,
  });
});

it.each<[object, RegExp]>([
  [
    { lifecycle: { graceDays: 0 } },
    /lifecycle\.graceDays is 0.*from 1 to 3650/,
  ],
  [{ lifecycle: { maxDays: 1.5 } }, /lifecycle\.maxDays is 1.5/],
  [{ lifecycle: { maxDays: 4_000 } }, /lifecycle\.maxDays is 4000/],
  [
    { lifecycle: { maxDays: 5, defaultDays: 6 } },
    /lifecycle\.defaultDays is 6.*from 1 to 5/,
  ],
  [
    { presets: [{ name: 'a', lifecycle: { defaultDays: -1 } }] },
    /presets\[0\]\.lifecycle\.defaultDays is -1/,
  ],
])('refuses %j', (config, message) => {
  expect(() => read(config)).toThrow(message);
});
