import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { demoAuthModule } from './demoAuthModule';

const ROLES = [
  { user: 'ann', title: 'Ann', description: 'Sees what team-a owns.' },
];

const ann = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ann', namespace: 'default' },
  spec: { memberOf: ['team-a'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/team-a' }],
};

async function startAuth(
  providers: object,
  logger = mockServices.logger.mock(),
) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      demoAuthModule,
      logger.factory,
      catalogServiceMock.factory({ entities: [ann] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
          auth: { providers },
        },
      }),
    ],
  });
  return server;
}

const refresh = '/api/auth/demo/refresh';

describe('demoAuthModule', () => {
  it('signs in a configured role as a user of the catalog with its groups', async () => {
    const server = await startAuth({ demo: { roles: ROLES } });
    const { status, body } = await request(server)
      .get(refresh)
      .set('x-demo-user', 'ann');
    expect(status).toBe(200);
    expect(body.profile.displayName).toBe('Ann');
    expect(body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/ann',
      ownershipEntityRefs: ['user:default/ann', 'group:default/team-a'],
    });
    expect(body.backstageIdentity.token).toEqual(expect.any(String));
  });

  it('rejects users that are not configured, and requests without a user', async () => {
    const server = await startAuth({ demo: { roles: ROLES } });
    const stranger = await request(server)
      .get(refresh)
      .set('x-demo-user', 'eve');
    expect(stranger.status).toBe(401);
    expect(stranger.body.error.message).toContain('use one of ann');
    const anonymous = await request(server).get(refresh);
    expect(anonymous.status).toBe(401);
    expect(anonymous.body.error.message).toContain('no header x-demo-user');
  });

  it('returns 404 without configuration', async () => {
    const server = await startAuth({});
    const { status, body } = await request(server)
      .get(refresh)
      .set('x-demo-user', 'ann');
    expect(status).toBe(404);
    expect(body.error.message).toContain("'demo'");
  });

  it('logs a warning at startup', async () => {
    const logger = mockServices.logger.mock();
    await startAuth({ demo: { roles: ROLES } }, logger);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('For demos and tests only'),
    );
  });

  it('logs nothing without configuration', async () => {
    const logger = mockServices.logger.mock();
    await startAuth({}, logger);
    expect(logger.warn).not.toHaveBeenCalledWith(
      expect.stringContaining('auth.providers.demo'),
    );
  });
});
