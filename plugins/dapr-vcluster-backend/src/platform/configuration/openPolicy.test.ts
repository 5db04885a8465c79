import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { tenantDeletePermission } from 'backstage-plugin-dapr-vcluster-common';
import { openPolicyFinding } from './openPolicy';

const GUEST = 'user:development/guest';

let status = 200;

// As the auth backend, which refuses requests that may come from another site.
const authBackend = createServer((request, response) => {
  const isRoute = request.url === '/api/auth/guest/refresh';
  const isOwn = request.headers['x-requested-with'] === 'XMLHttpRequest';
  response.statusCode = isRoute && isOwn ? status : 401;
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({
      backstageIdentity: { token: mockCredentials.user.token(GUEST) },
    }),
  );
});

beforeAll(
  () => new Promise<void>(done => authBackend.listen(0, '127.0.0.1', done)),
);

afterAll(() => new Promise(done => authBackend.close(done)));

async function ask(
  answered: number,
  result: AuthorizeResult,
  { isEnabled = true } = {},
) {
  status = answered;
  const { port } = authBackend.address() as AddressInfo;
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async requests =>
      requests.map(() => ({ result } as never)),
  });
  const discovery = mockServices.discovery.mock({
    getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
  });
  return {
    permissions,
    finding: await openPolicyFinding(
      { auth: mockServices.auth(), discovery, permissions },
      isEnabled,
    ),
  };
}

describe('openPolicyFinding', () => {
  it('asks the policy as a guest', async () => {
    const { finding, permissions } = await ask(200, AuthorizeResult.ALLOW);
    expect(finding).toMatchObject({
      ruleId: 'portal/open-policy',
      severity: 'warning',
      title: expect.stringContaining('guests too'),
    });
    expect(permissions.authorizeConditional).toHaveBeenCalledWith(
      [{ permission: tenantDeletePermission }],
      { credentials: mockCredentials.user(GUEST) },
    );
  });

  it.each([AuthorizeResult.DENY, AuthorizeResult.CONDITIONAL])(
    'says nothing of a policy that answers %s',
    async result => {
      await expect(ask(200, result)).resolves.toMatchObject({
        finding: undefined,
      });
    },
  );

  it.each([401, 403, 404])(
    'says nothing where guests cannot sign in (%d)',
    async answered => {
      const { finding, permissions } = await ask(
        answered,
        AuthorizeResult.ALLOW,
      );
      expect(finding).toBeUndefined();
      expect(permissions.authorizeConditional).not.toHaveBeenCalled();
    },
  );

  it('does not know while the auth backend cannot answer', async () => {
    await expect(ask(503, AuthorizeResult.ALLOW)).rejects.toThrow('503');
  });

  it('needs no answer where permissions are off', async () => {
    const { finding } = await ask(503, AuthorizeResult.DENY, {
      isEnabled: false,
    });
    expect(finding?.title).toMatch(/^Permissions are off/);
  });
});
