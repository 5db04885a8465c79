import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  catalogEntityDeletePermission,
  catalogEntityRefreshPermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  actionExecutePermission,
  taskCreatePermission,
  taskReadPermission,
  templateManagementPermission,
  templateParameterReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  componentApplyPermission,
  componentReadPermission,
  daprVclusterPermissions,
  hostReadPermission,
  kubeconfigIssuePermission,
  logReadPermission,
  tenantCreatePermission,
  tenantDeletePermission,
  tenantKeepPermission,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { PortalPolicy } from './PortalPolicy';

const GROUPS: Record<string, string[]> = {
  pat: ['group:default/platform'],
  ann: ['group:default/team-a'],
  guest: [],
};

async function decide(
  user: string,
  permission: Permission,
  portal: object = {
    platformGroups: ['group:default/platform'],
    publicHosts: ['recorded'],
  },
) {
  const userEntityRef = `user:default/${user}`;
  const info = {
    userEntityRef,
    ownershipEntityRefs: [userEntityRef, ...GROUPS[user]],
  };
  const policy = PortalPolicy.fromConfig(
    new ConfigReader({ permission: { portal } }),
    { getUserInfo: async () => info },
  );
  const credentials = mockCredentials.user(userEntityRef);
  return policy.handle({ permission }, { credentials, info });
}

const ALLOW = { result: AuthorizeResult.ALLOW };
const DENY = { result: AuthorizeResult.DENY };
const ANN_CLAIMS = ['user:default/ann', 'group:default/team-a'];

describe('PortalPolicy', () => {
  it('denies requests without a user', async () => {
    const policy = new PortalPolicy(
      { platformGroups: [], publicHosts: [] },
      mockServices.userInfo.mock(),
    );
    await expect(
      policy.handle({ permission: tenantReadPermission }),
    ).resolves.toEqual(DENY);
  });

  it('allows platform engineers everything', async () => {
    for (const permission of [
      ...daprVclusterPermissions,
      catalogEntityDeletePermission,
      templateManagementPermission,
    ]) {
      await expect(decide('pat', permission)).resolves.toEqual(ALLOW);
    }
  });

  it.each([
    tenantReadPermission,
    tenantDeletePermission,
    componentApplyPermission,
    logReadPermission,
    kubeconfigIssuePermission,
  ])('allows members $name on tenants of their groups', async permission => {
    await expect(decide('ann', permission)).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'dapr-vcluster',
      resourceType: 'dapr-vcluster-tenant',
      conditions: { rule: 'IS_OWNER', params: { claims: ANN_CLAIMS } },
    });
  });

  it('allows members to create tenants and run templates, but not to change the portal', async () => {
    for (const permission of [
      tenantCreatePermission,
      taskCreatePermission,
      actionExecutePermission,
      templateParameterReadPermission,
    ]) {
      await expect(decide('ann', permission)).resolves.toEqual(ALLOW);
    }
    for (const permission of [
      catalogEntityDeletePermission,
      catalogLocationCreatePermission,
      templateManagementPermission,
      hostReadPermission,
      tenantKeepPermission,
    ]) {
      await expect(decide('ann', permission)).resolves.toEqual(DENY);
    }
  });

  it('allows members to read only their own tasks', async () => {
    await expect(decide('ann', taskReadPermission)).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: { params: { createdBy: ['user:default/ann'] } },
    });
  });

  it('allows guests to read the tenants of public hosts', async () => {
    for (const permission of [tenantReadPermission, componentReadPermission]) {
      await expect(decide('guest', permission)).resolves.toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        conditions: { rule: 'HAS_HOST', params: { hosts: ['recorded'] } },
      });
    }
  });

  it('denies guests all changes and templates', async () => {
    for (const permission of [
      tenantCreatePermission,
      tenantDeletePermission,
      componentApplyPermission,
      logReadPermission,
      kubeconfigIssuePermission,
      taskCreatePermission,
      taskReadPermission,
      actionExecutePermission,
      catalogEntityRefreshPermission,
    ]) {
      await expect(decide('guest', permission)).resolves.toEqual(DENY);
    }
  });

  it('denies guests all tenants if no host is public', async () => {
    await expect(decide('guest', tenantReadPermission, {})).resolves.toEqual(
      DENY,
    );
  });
});
