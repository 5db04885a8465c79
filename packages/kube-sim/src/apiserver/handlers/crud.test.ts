import {
  CONFIG_MAPS,
  configMap,
  deployment,
  DEPLOYMENTS,
  Fixture,
  pod,
  PODS,
} from '../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

describe('create, read, update and delete', () => {
  it('gives a new object its identity and the fields its creator owns', async () => {
    const { client } = await fixture.connect();
    const answer = await client.post(
      `${CONFIG_MAPS}?fieldManager=me`,
      configMap('a', { key: 'value' }),
    );
    expect(answer.code).toBe(201);
    expect(answer.json().metadata).toEqual({
      name: 'a',
      namespace: 'default',
      uid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      resourceVersion: expect.stringMatching(/^\d+$/),
      creationTimestamp: expect.stringMatching(/^\d{4}-.*\dZ$/),
      managedFields: [
        {
          manager: 'me',
          operation: 'Update',
          apiVersion: 'v1',
          time: expect.any(String),
          fieldsType: 'FieldsV1',
          fieldsV1: { 'f:data': { '.': {}, 'f:key': {} } },
        },
      ],
    });
  });

  it('makes names out of generateName, the same ones for the same seed', async () => {
    const names = [];
    for (const seed of ['one', 'one', 'two']) {
      const { client } = await fixture.connect({ seed });
      const made = await client.post(
        PODS,
        pod('', { name: undefined, generateName: 'web-' }),
      );
      names.push(made.json().metadata.name);
    }
    expect(names[0]).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(names[1]).toBe(names[0]);
    expect(names[2]).not.toBe(names[0]);
  });

  it('answers Kubernetes’ words for what is there already, not there, or not served', async () => {
    const { client } = await fixture.connect();
    await client.post(CONFIG_MAPS, configMap('a'));
    const messages = [];
    for (const answer of [
      await client.post(CONFIG_MAPS, configMap('a')),
      await client.get(`${CONFIG_MAPS}/b`),
      await client.get('/apis/apps/v1/namespaces/default/deployments/x'),
      await client.get('/apis/apps/v1/things'),
      await client.post('/api/v1/namespaces/none/configmaps', configMap('a')),
      await client.post(`${CONFIG_MAPS}/a`, configMap('a')),
    ]) {
      const status = answer.json();
      messages.push([answer.code, status.reason, status.message]);
    }
    expect(messages).toEqual([
      [409, 'AlreadyExists', 'configmaps "a" already exists'],
      [404, 'NotFound', 'configmaps "b" not found'],
      [404, 'NotFound', 'deployments.apps "x" not found'],
      [404, 'NotFound', 'the server could not find the requested resource'],
      [404, 'NotFound', 'namespaces "none" not found'],
      [409, 'AlreadyExists', 'configmaps "a" already exists'],
    ]);
  });

  it('answers a path of no API in plain text, as clients must expect', async () => {
    const { client } = await fixture.connect();
    for (const path of ['/apis/nowhere.io/v1/things', '/nowhere']) {
      const answer = await client.get(path);
      expect([answer.code, answer.text]).toEqual([404, '404 page not found\n']);
    }
  });

  it('refuses an update that is based on an older version', async () => {
    const { client } = await fixture.connect();
    const first = (await client.post(CONFIG_MAPS, configMap('a'))).json();
    await client.put(`${CONFIG_MAPS}/a`, { ...first, data: { x: '1' } });
    const answer = await client.put(`${CONFIG_MAPS}/a`, {
      ...first,
      data: { x: '2' },
    });
    expect(answer.code).toBe(409);
    expect(answer.json()).toMatchObject({
      reason: 'Conflict',
      message:
        'Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
    });
    expect((await client.get(`${CONFIG_MAPS}/a`)).json().data).toEqual({
      x: '1',
    });
  });

  it('keeps the version when nothing changes and counts generations when the spec does', async () => {
    const { client } = await fixture.connect();
    const first = (await client.post(DEPLOYMENTS, deployment('a'))).json();
    const path = `${DEPLOYMENTS}/a`;
    const same = (await client.put(path, first)).json();
    expect(same.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
    const labelled = await client.patch(path, 'merge', {
      metadata: { labels: { a: 'b' } },
    });
    expect(labelled.json().metadata.generation).toBe(1);
    const scaled = await client.patch(path, 'merge', { spec: { replicas: 4 } });
    expect(scaled.json().metadata.generation).toBe(2);
  });

  it('changes the status only through its own endpoint', async () => {
    const { client } = await fixture.connect();
    const path = `${DEPLOYMENTS}/a`;
    await client.post(DEPLOYMENTS, deployment('a'));
    await client.patch(path, 'merge', { status: { replicas: 1 } });
    expect((await client.get(path)).json().status).toEqual({});
    const answer = await client.patch(`${path}/status`, 'merge', {
      status: { replicas: 1 },
      spec: { replicas: 9 },
    });
    expect(answer.json()).toMatchObject({
      status: { replicas: 1 },
      spec: { replicas: 1 },
      metadata: { generation: 1 },
    });
  });

  it('shows what a dry run would do and does not do it', async () => {
    const { client } = await fixture.connect();
    const answer = await client.post(
      `${CONFIG_MAPS}?dryRun=All`,
      configMap('a', { key: 'value' }),
    );
    expect(answer.code).toBe(201);
    expect(answer.json().data).toEqual({ key: 'value' });
    expect((await client.get(`${CONFIG_MAPS}/a`)).code).toBe(404);
    const wrong = await client.post(
      `${CONFIG_MAPS}?dryRun=Some`,
      configMap('a'),
    );
    expect(wrong.code).toBe(422);
  });

  it('deletes only the incarnation it was asked to', async () => {
    const { client } = await fixture.connect();
    const { metadata } = (
      await client.post(CONFIG_MAPS, configMap('a'))
    ).json();
    const wrong = await client.delete(`${CONFIG_MAPS}/a`, {
      preconditions: { uid: 'other' },
    });
    expect(wrong.code).toBe(409);
    expect(wrong.json().message).toContain(
      'the UID in the precondition (other) does not match',
    );
    const right = await client.delete(`${CONFIG_MAPS}/a`, {
      preconditions: { uid: metadata.uid },
    });
    expect(right.json()).toMatchObject({
      status: 'Success',
      details: { name: 'a', kind: 'configmaps', uid: metadata.uid },
    });
  });

  it('deletes collections by selector', async () => {
    const { client } = await fixture.connect();
    for (const name of ['a', 'b', 'c']) {
      await client.post(
        CONFIG_MAPS,
        configMap(name, {}, { labels: { team: name === 'c' ? 'x' : 'y' } }),
      );
    }
    await client.delete(`${CONFIG_MAPS}?labelSelector=team%3Dy`);
    const { items } = (
      await client.get(`${CONFIG_MAPS}?labelSelector=team`)
    ).json();
    expect(items.map((item: any) => item.metadata.name)).toEqual(['c']);
  });

  it('reads and changes the scale', async () => {
    const { client } = await fixture.connect();
    await client.post(DEPLOYMENTS, deployment('a', 2));
    const path = `${DEPLOYMENTS}/a/scale`;
    const scale = (await client.get(path)).json();
    expect(scale).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 2 },
      status: { replicas: 0, selector: 'app=a' },
    });
    await client.put(path, { ...scale, spec: { replicas: 5 } });
    expect((await client.get(`${DEPLOYMENTS}/a`)).json().spec.replicas).toBe(5);
    const negative = await client.patch(path, 'merge', {
      spec: { replicas: -1 },
    });
    expect(negative.code).toBe(422);
  });

  it('says why a read-only server refuses a write', async () => {
    const { client } = await fixture.connect({
      name: 'recorded',
      readOnly: true,
      initial: [configMap('a', {}, { namespace: 'default' })],
    });
    expect((await client.get(`${CONFIG_MAPS}/a`)).code).toBe(200);
    for (const answer of [
      await client.post(CONFIG_MAPS, configMap('b')),
      await client.delete(`${CONFIG_MAPS}/a`),
      await client.patch(`${CONFIG_MAPS}/a`, 'merge', {}),
    ]) {
      expect(answer.code).toBe(403);
      expect(answer.json().message).toContain(
        'API server "recorded" is read-only',
      );
    }
  });

  it('leaves kind and apiVersion out of the items of built-in lists', async () => {
    const { client } = await fixture.connect();
    await client.post(CONFIG_MAPS, configMap('a'));
    const list = (await client.get(CONFIG_MAPS)).json();
    expect(list).toMatchObject({ kind: 'ConfigMapList', apiVersion: 'v1' });
    expect(list.items[0]).not.toHaveProperty('kind');
    expect(list.items[0]).not.toHaveProperty('apiVersion');
  });
});
