import { Container } from 'dapr-vcluster-kube-sim/controller-runtime';
import { controlPlaneObjects } from './objects';
import { resourceOf } from './kinds';

type Injector = { spec: { template: { spec: { containers: Container[] } } } };

const find = (objects: object[], kind: string, name: string) =>
  objects.find(each => {
    const object = each as { kind: string; metadata: { name: string } };
    return object.kind === kind && object.metadata.name === name;
  });
const allowLists = (options: Parameters<typeof controlPlaneObjects>[0]) => {
  const objects = controlPlaneObjects(options);
  const injector = find(objects, 'Deployment', 'dapr-sidecar-injector');
  return (injector as Injector).spec.template.spec.containers[0].env?.filter(
    ({ name }) => name.startsWith('ALLOWED'),
  );
};

describe('controlPlaneObjects', () => {
  it('has every workload of a 1.18 control plane, seven pods by default', () => {
    const workloads = controlPlaneObjects().filter(({ kind }) =>
      ['Deployment', 'StatefulSet'].includes(kind),
    );
    expect(
      workloads.map(({ metadata, spec }) => [
        metadata.name,
        (spec as { replicas: number }).replicas,
      ]),
    ).toEqual([
      ['dapr-operator', 1],
      ['dapr-sentry', 1],
      ['dapr-sidecar-injector', 1],
      ['dapr-placement-server', 1],
      ['dapr-scheduler-server', 3],
    ]);
  });

  it('takes another version everywhere', () => {
    const text = JSON.stringify(controlPlaneObjects({ version: '1.17.13' }));
    expect(text).toContain('ghcr.io/dapr/injector:1.17.13');
    expect(text).toContain('ghcr.io/dapr/daprd:1.17.13');
    expect(text).not.toMatch(/1\.18|\$VERSION/);
  });

  it('sets the allow-lists only when asked', () => {
    expect(allowLists({})).toEqual([]);
    expect(
      allowLists({
        allowedServiceAccounts: 'vcluster-*:vc-*',
        allowedServiceAccountsPrefixNames: 'a:b',
      }),
    ).toEqual([
      { name: 'ALLOWED_SERVICE_ACCOUNTS', value: 'vcluster-*:vc-*' },
      { name: 'ALLOWED_SERVICE_ACCOUNTS_PREFIX_NAMES', value: 'a:b' },
    ]);
  });

  it('can be addressed, each object of it', () => {
    controlPlaneObjects().forEach(object =>
      expect(resourceOf(object).kind).toBe(object.kind),
    );
    expect(() => resourceOf({ apiVersion: 'v1', kind: 'Pod' })).toThrow(
      'no kind v1 Pod',
    );
  });
});
