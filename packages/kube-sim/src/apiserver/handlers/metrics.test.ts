import { Fixture, pod } from '../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

const BASE = '/apis/metrics.k8s.io/v1beta1';

function running(name: string, requests?: object) {
  return {
    ...pod(name, { namespace: 'default', labels: { app: name } }),
    spec: {
      nodeName: 'n1',
      containers: [{ name: 'app', image: 'a', resources: { requests } }],
    },
    status: { phase: 'Running' },
  };
}

const NODE = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'n1' },
};

describe('metrics.k8s.io', () => {
  it('reports what running pods request, and their sum per node', async () => {
    const { client } = await fixture.connect({
      initial: [
        NODE,
        running('a', { cpu: '250m', memory: '64Mi' }),
        running('b', { cpu: '1' }),
        { ...running('c', { cpu: '1' }), status: { phase: 'Pending' } },
      ],
    });
    const { items } = (await client.get(`${BASE}/pods`)).json();
    expect(
      items.map((item: any) => [item.metadata.name, item.containers[0].usage]),
    ).toEqual([
      ['a', { cpu: '250000000n', memory: '65536Ki' }],
      ['b', { cpu: '1000000000n', memory: '0Ki' }],
    ]);
    const nodes = (await client.get(`${BASE}/nodes`)).json();
    expect(nodes.items[0].usage).toEqual({
      cpu: '1250000000n',
      memory: '65536Ki',
    });
    const one = await client.get(
      `${BASE}/namespaces/default/pods?labelSelector=app%3Db`,
    );
    expect(one.json().items).toHaveLength(1);
    expect((await client.get(`${BASE}/namespaces/default/pods/c`)).code).toBe(
      404,
    );
  });

  it('takes another source of usage', async () => {
    const { client } = await fixture.connect({
      initial: [running('a')],
      usage: () => ({ app: { cpu: 0.5, memory: 1024 } }),
    });
    const found = await client.get(`${BASE}/namespaces/default/pods/a`);
    expect(found.json().containers).toEqual([
      { name: 'app', usage: { cpu: '500000000n', memory: '1Ki' } },
    ]);
  });
});
