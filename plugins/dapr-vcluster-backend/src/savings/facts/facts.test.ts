import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { claimOf } from './claims';
import { usageOf } from './usage';

const metrics = (...containers: unknown[]) =>
  ({ metadata: {}, containers } as unknown as KubeObject);
const used = (cpu?: unknown, memory?: unknown, name = 'app') => ({
  name,
  usage: { cpu, memory },
});

describe('usageOf', () => {
  it('adds up the containers, and tells daprd from the others', () => {
    expect(
      usageOf(metrics(used('250m', '1Gi'), used('1500000n', '1Mi', 'daprd'))),
    ).toEqual({
      cpu: expect.closeTo(0.2515, 9),
      memory: 2 ** 30 + 2 ** 20,
      sidecar: { cpu: 0.0015, memory: 2 ** 20 },
    });
  });

  it.each([
    ['no containers', metrics()],
    ['no list', { metadata: {} } as KubeObject],
    ['no usage', metrics({ name: 'app' })],
    ['one of two', metrics(used('1', '1Gi'), used('1'))],
    ['negative', metrics(used('-1', '1Gi'))],
    ['larger than any number', metrics(used('1', '1e999'))],
    ['text', metrics(used('much', '1Gi'))],
    ['an object', metrics(used({}, '1Gi'))],
  ])('has not measured a pod with %s', (_, item) => {
    expect(usageOf(item)).toBeUndefined();
  });
});

describe('claimOf', () => {
  const claim = (spec?: object, status?: object) =>
    claimOf({ metadata: {}, spec, status } as unknown as KubeObject);
  const requests = (storage: unknown) => ({
    storageClassName: 'fast',
    resources: { requests: { storage } },
  });

  it('is what it got, else what it asked for', () => {
    expect(claim(requests('5Gi'), { capacity: { storage: '8Gi' } })).toEqual({
      bytes: 8 * 2 ** 30,
      storageClass: 'fast',
    });
    expect(claim(requests('5Gi'))).toEqual({
      bytes: 5 * 2 ** 30,
      storageClass: 'fast',
    });
  });

  it.each([
    [undefined],
    [{}],
    [requests('-5Gi')],
    [requests('1e999')],
    [requests('big')],
    [requests(null)],
  ])('of %j is not known', spec => {
    expect(claim(spec)).toBeUndefined();
  });
});
