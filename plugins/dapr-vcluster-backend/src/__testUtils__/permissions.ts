import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  componentApplyPermission,
  tenantCreatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  createTenantConditionalDecision,
  registerTenantPermissions,
  TenantAuthorizer,
  tenantConditions,
} from '../platform/permissions';

/** Groups of each user of the tests. */
const GROUPS: Record<string, string[]> = {
  'user:default/ada': ['group:default/platform'],
  'user:default/tom': ['group:default/team-a'],
  'user:default/bea': ['group:default/team-b'],
  'user:default/dan': ['group:default/team-a'],
  'user:default/guest': [],
};

/** Users of the tests: a platform engineer, members of two teams, one who may not touch Dapr Components, a guest. */
export const USERS = {
  platform: 'user:default/ada',
  teamA: 'user:default/tom',
  teamB: 'user:default/bea',
  deployer: 'user:default/dan',
  guest: 'user:default/guest',
} as const;

/** Name of a user of the tests. */
export type TestUser = keyof typeof USERS;

/** Credentials of a user of the tests. */
export const credentialsOf = (user: TestUser) =>
  mockCredentials.user(USERS[user]);

/** The same policy as a portal would have: owners, a platform team, and nothing for guests. */
function decide(permission: Permission, user: string): PolicyDecision {
  const claims = [user, ...(GROUPS[user] ?? [])];
  if (claims.includes('group:default/platform')) {
    return { result: AuthorizeResult.ALLOW };
  }
  const isDenied =
    user === USERS.deployer &&
    permission.name === componentApplyPermission.name;
  if (claims.length === 1 || isDenied) {
    return { result: AuthorizeResult.DENY };
  }
  if (isResourcePermission(permission, 'dapr-vcluster-tenant')) {
    return createTenantConditionalDecision(
      permission,
      tenantConditions.isOwner({ claims }),
    );
  }
  return {
    result:
      permission.name === tenantCreatePermission.name
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
  };
}

/** A registry that only knows the rules registered with it. */
function createRegistry(): PermissionsRegistryService {
  const rules = new Map<string, unknown>();
  return mockServices.permissionsRegistry.mock({
    addResourceType: options => {
      options.rules.forEach(rule => rules.set(rule.name, rule));
    },
    getPermissionRuleset: (() => ({
      getRuleByName: (name: string) => rules.get(name),
    })) as unknown as PermissionsRegistryService['getPermissionRuleset'],
  });
}

/** What an authorizer with the policy above needs. `permissions` counts how often the policy was asked. */
export function createPermissionServices() {
  const userOf = (credentials: unknown) =>
    (credentials as BackstageCredentials<BackstageUserPrincipal>).principal
      .userEntityRef;
  const permissions = mockServices.permissions.mock({
    authorize: async (queries, options) =>
      queries.map(({ permission }) => {
        const { result } = decide(
          permission,
          userOf(options && 'credentials' in options && options.credentials),
        );
        return {
          result:
            result === AuthorizeResult.ALLOW
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        };
      }),
    authorizeConditional: async (queries, options) =>
      queries.map(({ permission }) =>
        decide(
          permission,
          userOf(options && 'credentials' in options && options.credentials),
        ),
      ),
  });
  return {
    auth: mockServices.auth(),
    userInfo: mockServices.userInfo.mock({
      getUserInfo: async credentials => ({
        userEntityRef: userOf(credentials),
        ownershipEntityRefs: [
          userOf(credentials),
          ...(GROUPS[userOf(credentials)] ?? []),
        ],
      }),
    }),
    permissions,
    permissionsRegistry: createRegistry(),
  };
}

/** An authorizer with the policy above. */
export function createTestAuthorizer() {
  const services = createPermissionServices();
  registerTenantPermissions(services.permissionsRegistry, () => undefined);
  const { permissions } = services;
  return { authorizer: new TenantAuthorizer(services), permissions };
}
