import { PodAddresses } from './PodAddresses';
import { schedulingProblem, volumeProblem } from './references';
import { Pod, Volume } from '../../controllerRuntime';

const nothing = {
  secret: () => undefined,
  configMap: () => undefined,
  claim: () => undefined,
};
const podWith = (volumes: Volume[]): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [], volumes },
});

describe('PodAddresses', () => {
  it('gives each pod one address, keeps what is taken, and reuses what is free', () => {
    const addresses = new PodAddresses();
    expect(addresses.of('a', '10.99.0.1')).toBe('10.99.0.1');
    expect(addresses.of('b')).toBe('10.99.0.2');
    expect(addresses.of('b')).toBe('10.99.0.2');
    expect(addresses.of('c', '10.99.0.1')).toBe('10.99.0.3');
    addresses.release('a');
    expect(addresses.of('d', '10.99.0.1')).toBe('10.99.0.1');
  });

  it('leaves out addresses that end in 0 or 255', () => {
    const addresses = new PodAddresses();
    const all = Array.from({ length: 300 }, (_, index) =>
      addresses.of(`${index}`),
    );
    expect(new Set(all).size).toBe(300);
    expect(all.filter(each => /\.(0|255)$/.test(each))).toEqual([]);
    expect(all[299]).toBe('10.99.1.46');
  });
});

describe('volumes', () => {
  it.each([
    [{ secret: { secretName: 's' } }, 'secret "s" not found'],
    [{ configMap: { name: 'c' } }, 'configmap "c" not found'],
    [
      { projected: { sources: [{ secret: { name: 's' } }] } },
      'secret "s" not found',
    ],
    [{ secret: { secretName: 's', optional: true } }, undefined],
    [{ emptyDir: {} }, undefined],
  ])('%j: %s', (source, cause) => {
    expect(volumeProblem(podWith([{ name: 'v', ...source }]), nothing)).toBe(
      cause && `MountVolume.SetUp failed for volume "v" : ${cause}`,
    );
  });

  it('need their claim before the pod is scheduled', () => {
    const pod = podWith([
      { name: 'v', persistentVolumeClaim: { claimName: 'data' } },
    ]);
    expect(schedulingProblem(pod, nothing)).toContain(
      'persistentvolumeclaim "data" not found',
    );
  });
});
