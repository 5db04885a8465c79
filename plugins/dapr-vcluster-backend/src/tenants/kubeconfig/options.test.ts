import { mockServices } from '@backstage/backend-test-utils';
import { readKubeconfigOptions } from './options';

const read = (daprVcluster?: object) =>
  readKubeconfigOptions(
    mockServices.rootConfig({
      data: daprVcluster ? ({ daprVcluster } as never) : {},
    }),
  );

it('allows to look, for an hour, unless told otherwise', () => {
  expect(read().otherwise).toEqual({
    clusterRole: 'view',
    defaultMinutes: 60,
    maxMinutes: 480,
  });
});

it('takes from a preset what it says, and the rest from what is for all', () => {
  const { byPreset } = read({
    kubeconfig: { clusterRole: 'edit', maxMinutes: 30 },
    presets: [
      { name: 'small' },
      {
        name: 'own',
        kubeconfig: { clusterRole: 'cluster-admin', defaultMinutes: 20 },
      },
    ],
  });
  expect(byPreset.get('small')).toEqual({
    clusterRole: 'edit',
    defaultMinutes: 30,
    maxMinutes: 30,
  });
  expect(byPreset.get('own')).toEqual({
    clusterRole: 'cluster-admin',
    defaultMinutes: 20,
    maxMinutes: 30,
  });
});

it.each([
  [
    { maxMinutes: 5 },
    'daprVcluster.kubeconfig.maxMinutes is 5. Use a whole number of minutes from 10 to 10080.',
  ],
  [
    { defaultMinutes: 600 },
    'daprVcluster.kubeconfig.defaultMinutes is 600. Use a whole number of minutes from 10 to 480.',
  ],
  [
    { maxMinutes: 12.5 },
    'daprVcluster.kubeconfig.maxMinutes is 12.5. Use a whole number of minutes from 10 to 10080.',
  ],
  [
    { clusterRole: 'a/b' },
    'daprVcluster.kubeconfig.clusterRole "a/b" is no name of a ClusterRole. Use one that exists in the vclusters, such as view.',
  ],
])('refuses %j, naming the key and the fix', (kubeconfig, message) => {
  expect(() => read({ kubeconfig })).toThrow(message);
});
