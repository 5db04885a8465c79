import {
  hotReloadOf,
  hotReloadOfAll,
  RunningDaprd,
  versionOfImage,
} from './hotReload';

describe('hotReloadOf', () => {
  it.each<[ReturnType<typeof hotReloadOf>, string, RunningDaprd]>([
    ['on', 'Component', { runtimeVersion: '1.18.3' }],
    ['on', 'Configuration', { runtimeVersion: '1.18.3' }],
    ['on', 'MCPServer', { runtimeVersion: '1.19.0', features: ['HotReload'] }],
    ['off', 'Component', { runtimeVersion: '1.18.3', features: ['Other'] }],
    ['off', 'Component', { runtimeVersion: '1.17.13' }],
    ['on', 'Component', { runtimeVersion: '1.13.0', features: ['HotReload'] }],
    ['off', 'Component', { runtimeVersion: '1.12.4', features: ['HotReload'] }],
    [
      'off',
      'Subscription',
      { runtimeVersion: '1.13.6', features: ['HotReload'] },
    ],
    [
      'on',
      'Subscription',
      { runtimeVersion: '1.14.0', features: ['HotReload'] },
    ],
    [
      'off',
      'Configuration',
      { runtimeVersion: '1.17.0', features: ['HotReload'] },
    ],
    ['unknown', 'Component', {}],
    ['on', 'Component', { runtimeVersion: '1.18.0-rc.3' }],
    ['off', 'Component', { runtimeVersion: 'v1.17.2-msft.1' }],
    ['off', 'Component', { runtimeVersion: '1.17' }],
    ['unknown', 'Component', { runtimeVersion: '2026.01.02' }],
    [
      'unknown',
      'Component',
      { runtimeVersion: '0.0.0', features: ['HotReload'] },
    ],
    [
      'unknown',
      'Component',
      { runtimeVersion: 'edge', features: ['HotReload'] },
    ],
  ])('is %s of a %s in %j', (expected, kind, daprd) => {
    expect(hotReloadOf(kind as 'Component', daprd)).toBe(expected);
  });

  const store = (...names: string[]) => ({
    type: 'state.redis',
    metadata: names.map(name => ({ name })),
  });

  it.each([
    ['off', '1.18.3', store('redisHost', 'actorStateStore')],
    ['off', '1.18.3', store('ActorStateStore')],
    ['on', '1.19.0', store('actorStateStore')],
    ['on', '1.18.3', store('redisHost')],
    ['on', '1.18.3', { ...store('actorStateStore'), type: 'pubsub.redis' }],
    ['unknown', 'edge', store('actorStateStore')],
    ['on', '1.18.3', { type: 7, metadata: {} } as never],
    ['on', '1.18.3', { type: 'state.x', metadata: [null, 7, {}] } as never],
  ])('is %s in Dapr %s of %j', (expected, runtimeVersion, object) => {
    expect(hotReloadOf('Component', { runtimeVersion }, object)).toBe(expected);
  });

  it('takes the most that any of several needs', () => {
    expect(hotReloadOfAll(['on', 'unknown', 'off'])).toBe('off');
    expect(hotReloadOfAll(['on', 'unknown'])).toBe('unknown');
    expect(hotReloadOfAll(['on', 'on'])).toBe('on');
  });
});

describe('versionOfImage', () => {
  it.each([
    ['ghcr.io/dapr/daprd:1.18.3', '1.18.3'],
    ['registry:5000/daprd:1.14.4-mariner', '1.14.4'],
    ['daprd:1.10.4@sha256:abc', '1.10.4'],
    ['daprd:1.18.3-linux-arm64', '1.18.3'],
    ['daprd:1.18.3-mariner-linux-amd64', '1.18.3'],
    ['daprd:1.18.0-rc.3-linux-amd64', '1.18.0-rc.3'],
    ['daprd:1.18.0-rc.3', '1.18.0-rc.3'],
    ['registry:5000/daprd', undefined],
    ['daprd:edge', undefined],
    ['daprd:1.17', '1.17'],
    ['r.azurecr.io/daprd:1.17.2-msft.1', '1.17.2-msft.1'],
    // A day, a commit.
    ['daprd:2026-01-01', undefined],
    ['daprd:7f3c1e2', undefined],
  ])('%s', (image, version) => {
    expect(versionOfImage(image)).toBe(version);
  });
});
