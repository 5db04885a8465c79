import {
  entityEnvelopeSchemaValidator,
  resourceEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { aHost, aTenant } from '../__testUtils__/fixtures';
import { hostEntity } from './hostEntity';
import { tenantEntity } from './tenantEntity';

const config = { namespace: 'default', hostOwner: 'group:default/platform' };
const id = 'sandbox/vcluster-team-a/team-a';

describe('tenantEntity', () => {
  it('identifies the tenant and depends on its host', () => {
    const entity = tenantEntity(
      aTenant(id, {
        preset: 'small',
        hostNamespaces: [
          { name: 'vcluster-team-a' },
          { name: 'vcluster-shop-x-1', virtualName: 'shop' },
        ],
      }),
      config,
    );
    expect(entity).toMatchObject({
      kind: 'Resource',
      metadata: {
        name: 'sandbox-team-a',
        title: 'team-a',
        tags: ['vcluster'],
        annotations: {
          'dapr-vcluster/tenant': id,
          'dapr-vcluster/host': 'sandbox',
          'dapr-vcluster/host-namespaces': 'vcluster-team-a,vcluster-shop-x-1',
          'dapr-vcluster/profile': 'oss-hostmanaged',
          'dapr-vcluster/preset': 'small',
        },
      },
      spec: {
        type: 'kubernetes-cluster',
        owner: 'group:default/team-a',
        dependsOn: ['resource:default/sandbox'],
      },
    });
  });

  it.each([
    ['missing', undefined],
    ['free text', 'the team on floor 3: ask Ann'],
  ])('uses the owner "unknown" for an owner that is %s', (_case, owner) => {
    expect(tenantEntity(aTenant(id, { owner }), config).spec?.owner).toBe(
      'unknown',
    );
  });

  it('keeps the labels of users and drops labels of Kubernetes and its tools', () => {
    const labels = {
      'cost-centre': '42',
      'example.com/stage': 'test',
      'kubernetes.io/metadata.name': 'vcluster-team-a',
      'pod-security.kubernetes.io/enforce': 'baseline',
      'vcluster.loft.sh/vcluster-name': 'team-a',
      empty: '',
    };
    const entity = tenantEntity(aTenant(id, { labels }), config);
    expect(entity.metadata.labels).toEqual({
      'cost-centre': '42',
      'example.com/stage': 'test',
    });
  });

  it('does not change with the phase and the counts', () => {
    const ready = aTenant(id);
    const failed = aTenant(id, {
      phase: 'failed',
      reason: 'no',
      counts: { sidecars: 9 },
    });
    expect(tenantEntity(failed, config)).toEqual(tenantEntity(ready, config));
  });

  it('creates valid Resources for tenant and host', async () => {
    const validate = entityEnvelopeSchemaValidator();
    for (const entity of [
      tenantEntity(aTenant(id), config),
      hostEntity(aHost('prod-eu'), config),
    ]) {
      expect(validate(entity)).toBeTruthy();
      await expect(resourceEntityV1alpha1Validator.check(entity)).resolves.toBe(
        true,
      );
    }
  });
});

describe('hostEntity', () => {
  it('contains the host and its configured owner', () => {
    expect(hostEntity(aHost('sandbox'), config)).toMatchObject({
      metadata: {
        name: 'sandbox',
        title: 'Host sandbox',
        tags: ['dapr-host'],
        annotations: { 'dapr-vcluster/host': 'sandbox' },
      },
      spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
    });
  });
});
