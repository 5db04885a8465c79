import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';
import express from 'express';
import { FakePortal } from './portal';
import { STOPS_CLEANLY } from './scaffolder';

/** The plugin `dapr-vcluster` with a {@link FakePortal}; it requires a signed-in user. */
function fakePlugin(portal: () => FakePortal) {
  return createBackendPlugin({
    pluginId: PLUGIN_ID,
    register(reg) {
      reg.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          const router = express.Router();
          router.use(express.json());
          router.use(async (request, response, next) => {
            try {
              const { principal } = await httpAuth.credentials(request, {
                allow: ['user'],
              });
              const { status, body } = portal().answer({
                method: request.method,
                path: request.path,
                dryRun: request.query.dryRun === 'true',
                update: request.query.update === 'true',
                force: request.query.force === 'true',
                body: request.body,
                authorization: principal.userEntityRef,
              });
              response.status(status).json(body);
            } catch (error) {
              next(error);
            }
          });
          httpRouter.use(router);
        },
      });
    },
  });
}

/** A backend over a {@link FakePortal}. */
export const fakeBackend = (portal: () => FakePortal): BackendFeature[] => [
  fakePlugin(portal),
  mockServices.rootConfig.factory({ data: STOPS_CLEANLY }),
];
