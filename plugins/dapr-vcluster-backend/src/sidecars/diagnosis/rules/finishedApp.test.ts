import { sidecar } from '../__testUtils__/evidence';
import { FINISHED_APP_RULE } from './finishedApp';

const ended = { outlivesApp: { failed: false } };
const fixOf = (daprVersion: string | undefined) =>
  FINISHED_APP_RULE.evaluate(
    sidecar(
      { ready: true },
      { injector: { daprVersion, state: 'ready', serviceAccounts: '' } },
      ended,
    ),
  )?.fix;

it.each<[string | undefined, RegExp]>([
  ['1.14.4', /^Let the app end daprd .*From Dapr 1\.18 on/],
  ['1.17.13', /^Let the app end daprd .*From Dapr 1\.18 on/],
  ['1.18.0-rc.1', /^Set the annotation dapr\.io\/enable-native-sidecar/],
  ['1.18.3', /^Set the annotation dapr\.io\/enable-native-sidecar/],
  ['1.19.0', /^Set the annotation dapr\.io\/enable-native-sidecar/],
  ['edge', /^Let the app end daprd .*is 1\.18 or newer/],
  ['nightly-2026-11-30', /^Let the app end daprd .*is 1\.18 or newer/],
  [undefined, /^Let the app end daprd .*is 1\.18 or newer/],
])('with Dapr %s', (version, fix) => {
  expect(fixOf(version)).toMatch(fix);
});

it.each([
  ['a native sidecar', {}, { native: true }],
  [
    'a daprd that has ended too',
    { terminated: { reason: 'Completed', exitCode: 0 } },
    {},
  ],
])('says nothing of %s', (_, status, daprd) => {
  expect(
    FINISHED_APP_RULE.evaluate(sidecar(status, {}, { ...ended, ...daprd })),
  ).toBeUndefined();
});
