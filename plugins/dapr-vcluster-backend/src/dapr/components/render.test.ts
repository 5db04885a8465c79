import { defineComponent } from './definition';
import { renderComponent } from './render';
import { targetOf } from '../target/target';

const ref = { host: 'sandbox', namespace: 'vcluster-team-a', name: 'team-a' };
const definition = defineComponent({
  namespace: 'shop',
  name: 'statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: 'redis:6379' },
    { name: 'redisUsername', secretKeyRef: { name: 'redis-user' } },
  ],
  scopes: ['writer'],
  secrets: { redisPassword: 'geheim' },
});
const at = { namespace: 'shop', name: 'statestore' };

describe('renderComponent', () => {
  it('keeps name and Secrets in a vcluster whose syncer copies Components', () => {
    const target = targetOf(ref, 'virtual', at);
    expect(target.host.namespace).toMatch(/^vcluster-[0-9a-f]{8}-[0-9a-f]{8}$/);
    const component = renderComponent(ref, definition, target);
    expect(component.metadata).toMatchObject(at);
    expect(component.spec.metadata).toEqual([
      { name: 'redisHost', value: 'redis:6379' },
      {
        name: 'redisUsername',
        secretKeyRef: { name: 'redis-user', key: 'redisUsername' },
      },
      {
        name: 'redisPassword',
        secretKeyRef: { name: 'statestore-secrets', key: 'redisPassword' },
      },
    ]);
    expect(component.scopes).toEqual(['writer']);
  });

  it('keeps the name on the host, and refers to Secrets by their host names', () => {
    const component = renderComponent(
      ref,
      definition,
      targetOf(ref, 'host', at),
    );
    expect(component.metadata).toMatchObject({
      name: 'statestore',
      namespace: 'vcluster-team-a',
      labels: {
        'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
        'dapr-vcluster/tenant-name': 'team-a',
      },
      annotations: { 'dapr-vcluster/virtual-namespace': 'shop' },
    });
    expect(
      component.spec.metadata.flatMap(
        ({ secretKeyRef }) => secretKeyRef?.name ?? [],
      ),
    ).toEqual([
      'redis-user-x-shop-x-team-a',
      'statestore-secrets-x-shop-x-team-a',
    ]);
  });
});
