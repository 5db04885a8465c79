import { Fixture, pod, PODS } from '../../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

const DEFAULT = '/api/v1/namespaces/default';
const quota = (hard: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'q' },
  spec: { hard },
});
const limitRange = (limits: object) => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'l' },
  spec: { limits: [{ type: 'Container', ...limits }] },
});

describe('ResourceQuota', () => {
  it('refuses what would exceed it, also of two requests at once', async () => {
    const { client } = await fixture.connect();
    await client.post(
      `${DEFAULT}/resourcequotas`,
      quota({ 'count/pods': '1' }),
    );
    const answers = await Promise.all(
      ['a', 'b'].map(name => client.post(PODS, pod(name))),
    );
    expect(answers.map(({ code }) => code).sort()).toEqual([201, 403]);
    const refused = answers.find(({ code }) => code === 403)!.json();
    expect(refused.message).toContain(
      'is forbidden: exceeded quota: q, requested: count/pods=1, used: count/pods=1, limited: count/pods=1',
    );
    await client.delete(`${PODS}/a`);
    await client.delete(`${PODS}/b`);
    expect((await client.post(PODS, pod('c'))).code).toBe(201);
  });

  it('refuses containers that do not state what it limits', async () => {
    const { client } = await fixture.connect();
    const hard = { 'limits.memory': '1Gi', 'requests.cpu': '1' };
    await client.post(`${DEFAULT}/resourcequotas`, quota(hard));
    const answer = await client.post(PODS, pod('a'));
    expect([answer.code, answer.json().message]).toEqual([
      403,
      'pods "a" is forbidden: failed quota: q: must specify limits.memory for: app; requests.cpu for: app',
    ]);
  });

  it('counts kinds of groups, and is not in the way of others', async () => {
    const { client } = await fixture.connect();
    const hard = { 'count/configmaps': '1', 'services.nodeports': '0' };
    await client.post(`${DEFAULT}/resourcequotas`, quota(hard));
    const service = (name: string, type: string) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { type, ports: [{ port: 80 }] },
    });
    const services = `${DEFAULT}/services`;
    const codes = [
      await client.post(services, service('a', 'ClusterIP')),
      await client.post(services, service('b', 'NodePort')),
      // kube-root-ca.crt is there already
      await client.post(`${DEFAULT}/configmaps`, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'c' },
      }),
    ];
    expect(codes.map(({ code }) => code)).toEqual([201, 403, 403]);
  });
});

describe('LimitRange', () => {
  it('gives requests and limits to containers without, and says so', async () => {
    const { client } = await fixture.connect();
    await client.post(
      `${DEFAULT}/limitranges`,
      limitRange({
        default: { cpu: '1', memory: '512Mi' },
        defaultRequest: { cpu: '100m' },
      }),
    );
    const { spec, metadata } = (await client.post(PODS, pod('a'))).json();
    expect(spec.containers[0].resources).toEqual({
      limits: { cpu: '1', memory: '512Mi' },
      requests: { cpu: '100m', memory: '512Mi' },
    });
    expect(metadata.annotations).toEqual({
      'kubernetes.io/limit-ranger':
        'LimitRanger plugin set: cpu, memory request for container app; cpu, memory limit for container app',
    });
  });

  it('refuses more than its maximum', async () => {
    const { client } = await fixture.connect();
    await client.post(
      `${DEFAULT}/limitranges`,
      limitRange({ max: { memory: '1Gi' } }),
    );
    const large = pod('a') as any;
    large.spec.containers[0].resources = { limits: { memory: '2Gi' } };
    const answer = await client.post(PODS, large);
    expect([answer.code, answer.json().message]).toEqual([
      403,
      'pods "a" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi',
    ]);
    expect((await client.post(PODS, pod('b'))).code).toBe(201);
  });
});
