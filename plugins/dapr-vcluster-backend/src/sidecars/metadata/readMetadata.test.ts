import { readHealth, readMetadata } from './readMetadata';

const AT = '2026-01-01T00:00:00Z';
const read = (status: number, body: unknown) =>
  readMetadata(
    { status, body: typeof body === 'string' ? body : JSON.stringify(body) },
    AT,
  );

describe('readMetadata', () => {
  it('lists Dapr Components without the built-in secret store', () => {
    const body = {
      runtimeVersion: '1.18.3',
      components: [
        {
          name: 'store',
          type: 'state.redis',
          version: 'v1',
          capabilities: ['TTL'],
        },
        { name: 'kubernetes', type: 'secretstores.kubernetes', version: 'v1' },
      ],
    };
    expect(read(200, body)).toEqual({
      runtimeVersion: '1.18.3',
      loaded: {
        state: 'known',
        observedAt: AT,
        value: [body.components[0]],
      },
      objects: {
        HTTPEndpoint: [],
        MCPServer: [],
        Resiliency: [],
        Subscription: [],
        WorkflowAccessPolicy: [],
      },
      subscriptions: [],
    });
  });

  it('lists other Dapr resources, without subscriptions of the app itself', () => {
    const body = {
      runtimeVersion: '1.17.13',
      httpEndpoints: [{ name: 'api' }],
      resiliencies: [{ name: 'patient' }],
      subscriptions: [
        { pubsubname: 'bus', topic: 'a', type: 'DECLARATIVE' },
        { pubsubname: 'bus', topic: 'b', type: 'PROGRAMMATIC' },
      ],
    };
    expect(read(200, body).objects).toEqual({
      HTTPEndpoint: ['api'],
      Resiliency: ['patient'],
      Subscription: ['bus/a'],
    });
    expect(read(200, body).subscriptions).toEqual([
      { pubsub: 'bus', topic: 'a', declared: true },
      { pubsub: 'bus', topic: 'b', declared: false },
    ]);
    expect(read(200, {}).objects).toBeDefined();
    expect(read(500, '').objects).toBeUndefined();
  });

  it('lists the kinds and features that Dapr 1.18 tells of', () => {
    const body = {
      runtimeVersion: '1.18.3',
      enabledFeatures: ['HotReload'],
      mcpServers: [{ name: 'tools' }],
      workflowAccessPolicies: [{ name: 'callers' }],
    };
    expect(read(200, body)).toMatchObject({
      features: ['HotReload'],
      objects: { MCPServer: ['tools'], WorkflowAccessPolicy: ['callers'] },
    });
    expect(read(200, {}).features).toBeUndefined();
  });

  it('treats fields that an old version does not report as unknown', () => {
    const body = {
      extended: { daprRuntimeVersion: '1.11.0' },
      subscriptions: [{ pubsubname: 'bus', topic: 'a' }],
    };
    const { objects, subscriptions } = read(200, body);
    expect(objects?.HTTPEndpoint).toBeUndefined();
    expect(subscriptions).toEqual([
      { pubsub: 'bus', topic: 'a', declared: undefined },
    ]);
  });

  it('treats an answer without components as none loaded: old versions omit the field', () => {
    const body = { extended: { daprRuntimeVersion: '1.11.0' } };
    expect(read(200, body)).toMatchObject({
      runtimeVersion: '1.11.0',
      loaded: { state: 'known', value: [] },
    });
  });

  it.each([
    ['text', 200, 'hello', 'no metadata'],
    ['another shape', 200, { components: 'all' }, 'no metadata'],
    ['a missing right', 403, '', 'pods/proxy'],
    ['a pod that is gone', 404, '', 'gone'],
    ['a pod that does not answer', 503, 'dial tcp 10.1.2.3', '(503)'],
  ])('is unknown after %s', (_, status, body, reason) => {
    const { loaded } = read(status, body);
    expect(loaded).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining(reason),
    });
    expect(JSON.stringify(loaded)).not.toContain('10.1.2.3');
  });
});

describe('readHealth', () => {
  it.each([
    [204, '', undefined],
    [200, '', undefined],
    [503, 'proxy error', undefined],
    [500, '{"message":"dapr is not ready: [app]"}', 'dapr is not ready: [app]'],
    [500, 'oops', 'not healthy'],
  ])('%s %s', (status, body, expected) => {
    expect(readHealth({ status, body })).toBe(expected);
  });
});
