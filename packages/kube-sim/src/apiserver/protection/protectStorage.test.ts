import { Fixture, pod, PODS, until } from '../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

const CLAIMS = '/api/v1/namespaces/default/persistentvolumeclaims';
const VOLUMES = '/api/v1/persistentvolumes';

describe('claims and volumes under deletion', () => {
  it('stay as long as a pod uses the claim', async () => {
    const { client } = await fixture.connect();
    await client.post(CLAIMS, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    });
    const user = pod('user');
    Object.assign(user.spec as object, {
      volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }],
    });
    await client.post(PODS, user);
    const marked = await client.delete(`${CLAIMS}/data`);
    expect(marked.json().metadata).toMatchObject({
      finalizers: ['kubernetes.io/pvc-protection'],
      deletionTimestamp: expect.any(String),
    });
    expect((await client.get(`${CLAIMS}/data`)).code).toBe(200);
    await client.delete(`${PODS}/user`);
    await until(async () => (await client.get(`${CLAIMS}/data`)).code === 404);
  });

  it('stay as long as the volume is bound', async () => {
    const { client } = await fixture.connect();
    await client.post(VOLUMES, {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'v' },
      spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] },
    });
    const phase = (value: string) =>
      client.patch(`${VOLUMES}/v/status`, 'merge', {
        status: { phase: value },
      });
    await phase('Bound');
    await client.delete(`${VOLUMES}/v`);
    expect((await client.get(`${VOLUMES}/v`)).code).toBe(200);
    await phase('Released');
    await until(async () => (await client.get(`${VOLUMES}/v`)).code === 404);
  });
});
