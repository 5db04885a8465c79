import { mockCredentials } from '@backstage/backend-test-utils';
import {
  componentApplyPermission,
  kubeconfigIssuePermission,
  tenantDeletePermission,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  createTestAuthorizer,
  credentialsOf,
} from '../../__testUtils__/permissions';
import { TenantResource } from './tenantResource';

const tenant = (name: string, owner?: string): TenantResource => ({
  ref: { host: 'sandbox', namespace: `vcluster-${name}`, name },
  owner,
  labels: {},
});
const ofA = tenant('a', 'group:default/team-a');
const ofB = tenant('b', 'Group:default/team-b');
const unclaimed = tenant('c');

describe('TenantAuthorizer', () => {
  const { authorizer, permissions } = createTestAuthorizer();

  it('lets owners and the platform team pass', async () => {
    for (const user of ['teamA', 'platform'] as const) {
      await expect(
        authorizer.authorizeTenant(
          credentialsOf(user),
          componentApplyPermission,
          ofA,
        ),
      ).resolves.toBeUndefined();
    }
  });

  it.each(['teamB', 'guest'] as const)(
    'names the permission when it refuses %s',
    async user => {
      await expect(
        authorizer.authorizeTenant(
          credentialsOf(user),
          componentApplyPermission,
          ofA,
        ),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message:
          'Permission "dapr-vcluster.component.apply" is missing on tenant "sandbox/vcluster-a/a"',
        details: { permission: 'dapr-vcluster.component.apply' },
      });
    },
  );

  it('reads owners as entity refs, whatever their case', async () => {
    await expect(
      authorizer.authorizeTenant(
        credentialsOf('teamB'),
        tenantDeletePermission,
        ofB,
      ),
    ).resolves.toBeUndefined();
  });

  it('allows only the platform team on an unowned tenant', async () => {
    const refused = authorizer.authorizeTenant(
      credentialsOf('teamA'),
      tenantReadPermission,
      unclaimed,
    );
    await expect(refused).rejects.toThrow(/tenant\.read/);
    await expect(
      authorizer.authorizeTenant(
        credentialsOf('platform'),
        tenantReadPermission,
        unclaimed,
      ),
    ).resolves.toBeUndefined();
  });

  it('filters many tenants with one question to the policy', async () => {
    permissions.authorizeConditional.mockClear();
    expect(
      await authorizer.filterTenants(credentialsOf('teamA'), [
        ofB,
        ofA,
        unclaimed,
      ]),
    ).toEqual([ofA]);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
  });

  it('lets members create for their own groups only, and lists them', async () => {
    const wanted = (owner: string) => ({ ...tenant('n', owner), owner });
    await expect(
      authorizer.authorizeCreate(
        credentialsOf('teamA'),
        wanted('group:default/team-a'),
      ),
    ).resolves.toBeUndefined();
    await expect(
      authorizer.authorizeCreate(
        credentialsOf('teamA'),
        wanted('group:default/team-b'),
      ),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/"dapr-vcluster\.tenant\.update".*team-a/),
      details: { field: 'owner', value: 'group:default/team-b' },
    });
    await expect(
      authorizer.authorizeCreate(
        credentialsOf('platform'),
        wanted('group:default/team-b'),
      ),
    ).resolves.toBeUndefined();
    await expect(
      authorizer.authorizeCreate(
        credentialsOf('guest'),
        wanted('user:default/guest'),
      ),
    ).rejects.toThrow('Permission "dapr-vcluster.tenant.create" is missing');
  });

  it('lets services read, but neither write nor obtain credentials', async () => {
    permissions.authorizeConditional.mockImplementationOnce(async () => [
      { result: 'ALLOW' as never },
    ]);
    const service = mockCredentials.service();
    await expect(
      authorizer.authorizeTenant(service, tenantReadPermission, ofA),
    ).resolves.toBeUndefined();
    for (const permission of [
      tenantDeletePermission,
      kubeconfigIssuePermission,
    ]) {
      await expect(
        authorizer.authorizeTenant(service, permission, ofA),
      ).rejects.toThrow(`Permission "${permission.name}" is missing`);
    }
  });

  it('checks whether the caller could delete an absent tenant', async () => {
    await expect(
      authorizer.authorizeAnyTenant(
        credentialsOf('teamA'),
        tenantDeletePermission,
      ),
    ).resolves.toBeUndefined();
    await expect(
      authorizer.authorizeAnyTenant(
        credentialsOf('guest'),
        tenantDeletePermission,
      ),
    ).rejects.toThrow(/tenant\.delete/);
  });
});
