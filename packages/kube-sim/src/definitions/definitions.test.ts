import {
  ARGOCD_DEFINITIONS,
  DAPR_DEFINITIONS,
  FLUX_DEFINITIONS,
} from './index';
import { component, COMPONENTS, Fixture } from '../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

const connect = () =>
  fixture.connect({
    initial: [...DAPR_DEFINITIONS, ...FLUX_DEFINITIONS, ...ARGOCD_DEFINITIONS],
  });

describe('custom resources', () => {
  it('are discovered as their definitions name them', async () => {
    const { client } = await connect();
    const { groups } = (await client.get('/apis')).json();
    expect(groups.map((group: any) => group.name)).toEqual(
      expect.arrayContaining([
        'dapr.io',
        'helm.toolkit.fluxcd.io',
        'source.toolkit.fluxcd.io',
        'argoproj.io',
      ]),
    );
    const dapr = (await client.get('/apis/dapr.io')).json();
    expect(dapr.preferredVersion.version).toBe('v2alpha1');
    const { resources } = (await client.get('/apis/dapr.io/v1alpha1')).json();
    expect(resources.map((resource: any) => resource.name).sort()).toEqual([
      'components',
      'configurations',
      'httpendpoints',
      'mcpservers',
      'resiliencies',
      'subscriptions',
      'workflowaccesspolicies',
    ]);
  });

  it('are refused with one cause per violation', async () => {
    const { client } = await connect();
    const answer = await client.post(COMPONENTS, {
      ...component('bad'),
      spec: { type: 7, metadata: [{ value: 'x' }] },
    });
    expect(answer.code).toBe(422);
    expect(answer.json()).toMatchObject({
      reason: 'Invalid',
      details: {
        name: 'bad',
        group: 'dapr.io',
        kind: 'Component',
        causes: expect.arrayContaining([
          {
            reason: 'FieldValueRequired',
            message: 'Required value',
            field: 'spec.version',
          },
          {
            reason: 'FieldValueRequired',
            message: 'Required value',
            field: 'spec.metadata[0].name',
          },
          {
            reason: 'FieldValueTypeInvalid',
            message:
              'Invalid value: "integer": spec.type in body must be of type string: "integer"',
            field: 'spec.type',
          },
        ]),
      },
    });
    expect(answer.json().message).toMatch(
      /^Component\.dapr\.io "bad" is invalid: \[/,
    );
    expect((await client.get(`${COMPONENTS}/bad`)).code).toBe(404);
  });

  it('lose fields the schema does not know: silently, with a warning, or not at all', async () => {
    const { client } = await connect();
    const sent = (name: string) => component(name, { colour: 'red' });
    const ignored = await client.post(
      `${COMPONENTS}?fieldValidation=Ignore`,
      sent('a'),
    );
    expect(ignored.headers.warning).toBeUndefined();
    expect(ignored.json().spec).not.toHaveProperty('colour');
    const warned = await client.post(COMPONENTS, sent('b'));
    expect(warned.headers.warning).toBe(
      '299 - "unknown field \\"spec.colour\\""',
    );
    const strict = await client.post(
      `${COMPONENTS}?fieldValidation=Strict`,
      sent('c'),
    );
    expect(strict.code).toBe(400);
    expect(strict.json().message).toBe(
      'Component in version "v1alpha1" cannot be handled as a Component: strict decoding error: unknown field "spec.colour"',
    );
  });

  it('keep any value where the schema says so', async () => {
    const { client } = await connect();
    const metadata = [{ name: 'x', value: { deep: [1, { a: true }] } }];
    const made = await client.post(COMPONENTS, component('a', { metadata }));
    expect(made.json().spec.metadata).toEqual(metadata);
  });

  it('get the defaults of their schema', async () => {
    const { client } = await connect();
    const made = await client.post(
      '/apis/source.toolkit.fluxcd.io/v1/namespaces/default/helmrepositories',
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'HelmRepository',
        metadata: { name: 'loft' },
        spec: { url: 'https://charts.loft.sh' },
      },
    );
    expect(made.json().spec).toEqual({
      url: 'https://charts.loft.sh',
      provider: 'generic',
    });
  });

  it('are shown in each version, converted as Dapr does', async () => {
    const { client } = await connect();
    const base = '/apis/dapr.io/v1alpha1/namespaces/default/subscriptions';
    await client.post(base, {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Subscription',
      metadata: { name: 'orders' },
      spec: { pubsubname: 'bus', topic: 'orders', route: '/orders' },
    });
    const newer = await client.get(
      `${base.replace('v1alpha1', 'v2alpha1')}/orders`,
    );
    expect(newer.json()).toMatchObject({
      apiVersion: 'dapr.io/v2alpha1',
      spec: {
        pubsubname: 'bus',
        topic: 'orders',
        routes: { default: '/orders' },
      },
    });
    expect((await client.get(`${base}/orders`)).json()).toMatchObject({
      apiVersion: 'dapr.io/v1alpha1',
      spec: { route: '/orders' },
    });
  });

  it('come and go with their definition', async () => {
    const { client } = await fixture.connect();
    const definitions =
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    expect((await client.get(COMPONENTS)).code).toBe(404);
    const [definition] = DAPR_DEFINITIONS.filter(
      ({ metadata }) => metadata.name === 'components.dapr.io',
    );
    const made = await client.post(definitions, definition);
    expect(made.json().status.conditions).toContainEqual(
      expect.objectContaining({ type: 'Established', status: 'True' }),
    );
    await client.post(COMPONENTS, component('a'));
    expect((await client.get(COMPONENTS)).json().items).toHaveLength(1);
    await client.delete(`${definitions}/components.dapr.io`);
    expect((await client.get(COMPONENTS)).code).toBe(404);
    await client.post(definitions, definition);
    expect((await client.get(COMPONENTS)).json().items).toEqual([]);
  });

  it('take no strategic merge patch', async () => {
    const { client } = await connect();
    await client.post(COMPONENTS, component('a'));
    const answer = await client.patch(`${COMPONENTS}/a`, 'strategic-merge', {});
    expect(answer.code).toBe(415);
    expect(answer.json().message).toContain('application/apply-patch+yaml');
  });
});
