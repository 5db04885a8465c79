import { mockServices } from '@backstage/backend-test-utils';
import { JsonValue } from '@backstage/types';
import { HostRegistry } from './HostRegistry';
import { readHosts, readPortalSyncer } from './config';

const host = (name: string, componentSyncer?: JsonValue) => ({
  name,
  url: 'https://127.0.0.1:1',
  token: 'x',
  ...(componentSyncer !== undefined && { componentSyncer }),
});

const rootOf = (
  componentSyncer: JsonValue | undefined,
  hosts: ReturnType<typeof host>[],
) =>
  mockServices.rootConfig({
    data: {
      daprVcluster: {
        ...(componentSyncer !== undefined && { componentSyncer }),
        hosts,
      },
    },
  });

const read = (portal: JsonValue | undefined, own?: JsonValue) =>
  readHosts(rootOf(portal, [host('a', own)]))[0].componentSyncer;

it('is embedded unless the configuration says otherwise', () => {
  expect(read(undefined)).toEqual({ mode: 'embedded' });
  expect(read('off')).toEqual({ mode: 'off' });
});

it('is what the host says, where it says something', () => {
  expect(read('off', 'embedded')).toEqual({ mode: 'embedded' });
  expect(
    read('embedded', {
      mode: 'external',
      namespace: 'dapr-sync',
      serviceAccount: 'dapr-sync/component-syncer',
    }),
  ).toEqual({
    mode: 'external',
    namespace: 'dapr-sync',
    serviceAccount: { namespace: 'dapr-sync', name: 'component-syncer' },
  });
});

it('is for supplied hosts too', () => {
  const connection = { url: 'https://127.0.0.1:1', token: 'x' };
  const registry = HostRegistry.create(
    [],
    [
      { name: 'says', connection, componentSyncer: 'external' },
      { name: 'silent', connection },
    ],
    readPortalSyncer(rootOf('off', [])),
  );
  const modes = registry.list().map(each => each.componentSyncer.mode);
  registry.close();
  expect(modes).toEqual(['external', 'off']);
});

it.each<[JsonValue, string]>([
  [
    'on',
    'daprVcluster.componentSyncer "on" is not usable. Use one of: embedded, external, off.',
  ],
  [true, 'daprVcluster.componentSyncer true is not usable'],
  [{}, 'daprVcluster.componentSyncer.mode is missing. Use one of: embedded'],
  [{ mode: 'x' }, 'daprVcluster.componentSyncer.mode "x" is not usable'],
  [
    { mode: 'external', serviceAccount: 'syncer' },
    'serviceAccount "syncer" is not a service account. Write <namespace>/<name>',
  ],
  [
    { mode: 'external', namespace: 'Dapr System' },
    'namespace "Dapr System" is not the name of a namespace',
  ],
  [
    { mode: 'embedded', serviceAccount: 'a/b' },
    'serviceAccount is only for mode external',
  ],
])('does not start with %j', (given, message) => {
  expect(() => read(given)).toThrow(message);
});
