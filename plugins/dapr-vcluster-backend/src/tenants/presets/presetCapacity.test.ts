import { PresetPolicy } from 'backstage-plugin-dapr-vcluster-common';
import { assertUsablePresets } from './assertUsablePresets';
import { presetCapacity } from './presetCapacity';

const SMALL: PresetPolicy = {
  quota: { 'requests.cpu': 2, 'requests.memory': '4Gi', 'count/pods': 20 },
};
const capacity = (policy: PresetPolicy) =>
  presetCapacity('oss-hostmanaged', policy);

describe('presetCapacity', () => {
  // Seen on a real vcluster 0.36.1: "up to 20 pods" held 8 with a sidecar.
  it('counts app and sidecar with the defaults of the LimitRange, which the quota turns on', () => {
    expect(capacity(SMALL)).toEqual({
      pods: 8,
      limitedBy: ['requests.cpu', 'limits.ephemeral-storage'],
    });
  });

  it('counts what the control plane of the preset takes', () => {
    const controlPlane = { requests: { cpu: '1' } };
    expect(capacity({ ...SMALL, controlPlane })).toEqual({
      pods: 4,
      limitedBy: ['requests.cpu'],
    });
  });

  it('follows smaller defaults of the preset', () => {
    const limitRange = {
      default: { 'ephemeral-storage': '1Gi', cpu: '100m' },
      defaultRequest: { cpu: '10m', 'ephemeral-storage': '100Mi' },
    };
    expect(capacity({ ...SMALL, limitRange })).toEqual({
      pods: 14,
      limitedBy: ['requests.memory'],
    });
  });

  it('follows what the isolation limits', () => {
    const isolated = capacity({ ...SMALL, isolation: 'baseline' });
    expect(isolated).toEqual({ pods: 8, limitedBy: ['requests.cpu'] });
  });

  it.each<[string, object, number]>([
    ['one of each', {}, 18],
    [
      'three replicas',
      { statefulSet: { highAvailability: { replicas: 3 } } },
      16,
    ],
    [
      'two replicas of its DNS',
      { coredns: { deployment: { replicas: 2 } } },
      17,
    ],
    ['no DNS of its own', { coredns: { enabled: false } }, 19],
    ['DNS in the control plane', { coredns: { embedded: true } }, 19],
    [
      'etcd beside it',
      { backingStore: { etcd: { deploy: { enabled: true } } } },
      17,
    ],
  ])('counts the pods of the vcluster itself: %s', (_, controlPlane, pods) => {
    const values = {
      controlPlane,
      policies: { limitRange: { enabled: false } },
    } as PresetPolicy['values'];
    expect(capacity({ quota: { pods: 20 }, values })?.pods).toBe(pods);
  });

  it('counts what each replica of the control plane takes', () => {
    const values = {
      controlPlane: { statefulSet: { highAvailability: { replicas: 3 } } },
    };
    expect(capacity({ ...SMALL, values })).toEqual({
      pods: 6,
      limitedBy: ['requests.cpu'],
    });
  });

  it('leaves out resources that have no default, and tenants without a quota', () => {
    const limitRange = { enabled: false } as object;
    expect(
      capacity({ ...SMALL, values: { policies: { limitRange } } }),
    ).toEqual({ pods: 18, limitedBy: ['count/pods'] });
    expect(capacity({})).toBeUndefined();
    expect(presetCapacity('oss-multins', SMALL)).toBeUndefined();
  });
});

describe('assertUsablePresets', () => {
  const check = (quota: Record<string, string | number>) =>
    assertUsablePresets(
      [{ name: 'tiny', title: '', description: '', policy: { quota } }],
      [{ name: 'oss-hostmanaged', chartVersion: '0.37.2' }],
    );

  it('refuses a preset that holds no pod with a sidecar, naming field, value and fix', () => {
    expect(() => check({ 'requests.cpu': '400m' })).toThrow(
      'daprVcluster.presets[0] ("tiny").quota["requests.cpu"] is "400m", which holds no pod with a sidecar: with the defaults of the LimitRange, one takes 200m, and the vcluster itself 220m. Give quota["requests.cpu"] at least 420m, or set smaller defaults in limitRange',
    );
    expect(() => check({ 'requests.cpu': '420m' })).not.toThrow();
    expect(() => check({ pods: 2 })).toThrow(/quota\["pods"\] at least 3/);
    expect(() => check({ 'limits.memory': '1Gi' })).toThrow(
      /quota\["limits.memory"\] at least 5290Mi/,
    );
  });
});
