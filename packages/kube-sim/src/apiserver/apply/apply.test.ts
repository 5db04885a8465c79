import { DAPR_DEFINITIONS } from '../../definitions';
import {
  component,
  COMPONENTS,
  CONFIG_MAPS,
  configMap,
  deployment,
  DEPLOYMENTS,
  Fixture,
} from '../../__testUtils__/fixture';
import { RawClient } from '../../connection/RawClient';

const fixture = new Fixture();
afterEach(() => fixture.close());

const PATH = `${CONFIG_MAPS}/a`;

function apply(
  client: RawClient,
  path: string,
  manager: string,
  body: unknown,
  more = '',
) {
  return client.patch(`${path}?fieldManager=${manager}${more}`, 'apply', body);
}

function owners(object: any): Record<string, unknown> {
  return Object.fromEntries(
    object.metadata.managedFields.map((entry: any) => [
      `${entry.manager} ${entry.operation}`,
      entry.fieldsV1,
    ]),
  );
}

describe('server-side apply', () => {
  it('creates what is not there and owns what it names', async () => {
    const { client } = await fixture.connect();
    const answer = await apply(client, PATH, 'one', configMap('a', { x: '1' }));
    expect(answer.code).toBe(201);
    expect(owners(answer.json())).toEqual({
      'one Apply': { 'f:data': { 'f:x': {} } },
    });
    const again = await apply(client, PATH, 'one', configMap('a', { x: '1' }));
    expect(again.code).toBe(200);
    expect(again.json()).toEqual(answer.json());
  });

  it('reports each conflict with its owner, and changes nothing', async () => {
    const { client } = await fixture.connect();
    await apply(client, PATH, 'one', configMap('a', { x: '1', y: '1' }));
    const single = await apply(client, PATH, 'two', configMap('a', { x: '2' }));
    expect(single.code).toBe(409);
    expect(single.json()).toMatchObject({
      reason: 'Conflict',
      message: 'Apply failed with 1 conflict: conflict with "one": .data.x',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "one"',
            field: '.data.x',
          },
        ],
      },
    });
    await client.patch(`${PATH}?fieldManager=kubectl`, 'merge', {
      data: { z: '1' },
    });
    const several = await apply(
      client,
      PATH,
      'two',
      configMap('a', { x: '2', y: '2', z: '2' }),
    );
    expect(several.json().message).toBe(
      'Apply failed with 3 conflicts: conflicts with "kubectl" using v1:\n- .data.z\nconflicts with "one":\n- .data.x\n- .data.y',
    );
    expect((await client.get(PATH)).json().data).toEqual({
      x: '1',
      y: '1',
      z: '1',
    });
  });

  it('shares fields it agrees on and takes them over when forced', async () => {
    const { client } = await fixture.connect();
    await apply(client, PATH, 'one', configMap('a', { x: '1' }));
    const agreed = await apply(client, PATH, 'two', configMap('a', { x: '1' }));
    expect(Object.keys(owners(agreed.json()))).toEqual([
      'one Apply',
      'two Apply',
    ]);
    const forced = await apply(
      client,
      PATH,
      'two',
      configMap('a', { x: '2' }),
      '&force=true',
    );
    expect(forced.json().data).toEqual({ x: '2' });
    expect(Object.keys(owners(forced.json()))).toEqual(['two Apply']);
  });

  it('removes what its applier no longer names, unless somebody else owns it', async () => {
    const { client } = await fixture.connect();
    await apply(client, PATH, 'one', configMap('a', { x: '1', y: '1' }));
    await apply(client, PATH, 'two', configMap('a', { y: '1', z: '1' }));
    const answer = await apply(client, PATH, 'one', configMap('a', {}));
    expect(answer.json().data).toEqual({ y: '1', z: '1' });
    const rest = await apply(client, PATH, 'two', configMap('a', {}));
    expect(rest.json().data ?? {}).toEqual({});
  });

  it('merges lists by their keys', async () => {
    const { client } = await fixture.connect();
    const path = `${DEPLOYMENTS}/a`;
    const withEnv = (env: object[], ports: object[] = []) => {
      const object = deployment('a') as any;
      Object.assign(object.spec.template.spec.containers[0], { env, ports });
      return object;
    };
    await apply(client, path, 'one', withEnv([{ name: 'A', value: '1' }]));
    const sidecar = deployment('a') as any;
    sidecar.spec.template.spec.containers = [{ name: 'side', image: 's:1' }];
    const joined = await apply(client, path, 'two', sidecar);
    expect(joined.code).toBe(200);
    const names = (object: any) =>
      object.spec.template.spec.containers.map((entry: any) => entry.name);
    expect(names(joined.json())).toEqual(['app', 'side']);
    const again = await apply(
      client,
      path,
      'one',
      withEnv([{ name: 'B', value: '2' }], [{ containerPort: 80 }]),
    );
    const [app] = again.json().spec.template.spec.containers;
    expect(app.env).toEqual([{ name: 'B', value: '2' }]);
    expect(app.ports).toEqual([{ containerPort: 80, protocol: 'TCP' }]);
    expect(names(again.json())).toEqual(['app', 'side']);
  });

  it('treats lists without keys as one value', async () => {
    const { client } = await fixture.connect({ initial: DAPR_DEFINITIONS });
    const path = `${COMPONENTS}/s`;
    const scoped = (...scopes: string[]) => ({ ...component('s'), scopes });
    await apply(client, path, 'one', scoped('a'));
    const answer = await apply(client, path, 'two', scoped('a', 'b'));
    expect(answer.json().message).toBe(
      'Apply failed with 1 conflict: conflict with "one": .scopes',
    );
  });

  it('refuses what is no configuration', async () => {
    const { client } = await fixture.connect({ initial: DAPR_DEFINITIONS });
    const anonymous = await client.patch(PATH, 'apply', configMap('a'));
    expect(anonymous.json().message).toBe(
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
    const undeclared = await apply(
      client,
      `${COMPONENTS}/s`,
      'one',
      component('s', { colour: 'red' }),
    );
    expect(undeclared.code).toBe(500);
    expect(undeclared.json().message).toBe(
      'failed to create typed patch object (/s; dapr.io/v1alpha1, Kind=Component): .spec.colour: field not declared in schema',
    );
    const managed = await apply(
      client,
      PATH,
      'one',
      configMap('a', {}, { managedFields: [] }),
    );
    expect(managed.json().message).toBe('metadata.managedFields must be nil');
    expect((await client.get(PATH)).code).toBe(404);
  });

  it('respects an object that was there before field ownership was recorded', async () => {
    const { client } = await fixture.connect({
      initial: [configMap('a', { x: '1' }, { namespace: 'default' })],
    });
    const answer = await apply(client, PATH, 'one', configMap('a', { x: '2' }));
    expect(answer.json().message).toBe(
      'Apply failed with 1 conflict: conflict with "before-first-apply" using v1: .data.x',
    );
  });

  it('accepts YAML and keeps a dry run to itself', async () => {
    const { client } = await fixture.connect();
    const yaml = 'apiVersion: v1\nkind: ConfigMap\ndata: {x: "1"}\n';
    const dry = await apply(client, PATH, 'one', yaml, '&dryRun=All');
    expect(dry.json().data).toEqual({ x: '1' });
    expect((await client.get(PATH)).code).toBe(404);
    await apply(client, PATH, 'one', yaml);
    expect((await client.get(PATH)).json().metadata.name).toBe('a');
  });

  it('keeps the identity of an object whose last label is dropped', async () => {
    const { client } = await fixture.connect();
    const labelled = configMap('a', {}, { labels: { k: 'v' } });
    const first = (await apply(client, PATH, 'one', labelled)).json().metadata;
    const second = (await apply(client, PATH, 'one', configMap('a'))).json();
    expect(second.metadata).toMatchObject({
      name: 'a',
      namespace: 'default',
      uid: first.uid,
      creationTimestamp: first.creationTimestamp,
    });
    expect(second.metadata).not.toHaveProperty('labels');
  });
});
