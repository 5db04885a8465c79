import { Fixture, PODS } from '../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

describe('discovery', () => {
  it('lists groups with their versions', async () => {
    const { client } = await fixture.connect();
    expect((await client.get('/api')).json().versions).toEqual(['v1']);
    const { groups } = (await client.get('/apis')).json();
    expect(groups.map((group: any) => group.name)).toEqual(
      expect.arrayContaining([
        'apps',
        'batch',
        'rbac.authorization.k8s.io',
        'admissionregistration.k8s.io',
        'apiextensions.k8s.io',
        'coordination.k8s.io',
        'policy',
        'networking.k8s.io',
        'discovery.k8s.io',
        'authentication.k8s.io',
        'authorization.k8s.io',
        'metrics.k8s.io',
      ]),
    );
    expect((await client.get('/apis/apps')).json().preferredVersion).toEqual({
      groupVersion: 'apps/v1',
      version: 'v1',
    });
    expect((await client.get('/apis/none')).code).toBe(404);
  });

  it('lists resources with what can be done to them', async () => {
    const { client } = await fixture.connect();
    const { resources } = (await client.get('/api/v1')).json();
    const named = (name: string) =>
      resources.find((resource: any) => resource.name === name);
    expect(named('pods')).toMatchObject({
      namespaced: true,
      kind: 'Pod',
      singularName: 'pod',
      shortNames: ['po'],
      categories: ['all'],
      verbs: expect.arrayContaining(['get', 'list', 'watch', 'patch']),
    });
    expect(named('pods/log').verbs).toEqual(['get']);
    expect(named('namespaces').verbs).not.toContain('deletecollection');
    const apps = (await client.get('/apis/apps/v1')).json().resources;
    expect(apps).toContainEqual(
      expect.objectContaining({
        name: 'deployments/scale',
        group: 'autoscaling',
        kind: 'Scale',
      }),
    );
  });

  it('refuses verbs and subresources that are not listed', async () => {
    const { client } = await fixture.connect();
    expect((await client.delete('/api/v1/namespaces')).code).toBe(405);
    expect((await client.get(`${PODS}/a/colour`)).code).toBe(404);
    const reviews = await client.get(
      '/apis/authentication.k8s.io/v1/tokenreviews',
    );
    expect(reviews.code).toBe(405);
  });

  it('selects Events by the object that they are about', async () => {
    const { client } = await fixture.connect();
    await client.post('/api/v1/namespaces/default/events', {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'e' },
      involvedObject: { kind: 'Pod', name: 'web', namespace: 'default' },
      reason: 'SyncError',
      message: 'it failed',
      type: 'Warning',
      count: 2,
    });
    const found = await client.get(
      '/api/v1/events?fieldSelector=involvedObject.name%3Dweb,type%3DWarning',
    );
    expect(found.json().items[0]).toMatchObject({ message: 'it failed' });
  });
});
