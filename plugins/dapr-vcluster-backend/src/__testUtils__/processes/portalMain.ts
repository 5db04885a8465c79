import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notifications from '@backstage/plugin-notifications-backend';
import {
  DefaultNotificationService,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { answerParent } from 'dapr-vcluster-test-processes';
import plugin from '../..';
import { eagerScheduler } from '../eagerScheduler';
import { Dies, ToPortal } from './messages';

let dies: Dies | undefined;

/** Ends as a machine does that fails: nothing is tidied up. */
function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
}

const deadlyNotifications = createServiceFactory({
  service: notificationService,
  deps: { auth: coreServices.auth, discovery: coreServices.discovery },
  factory: services => {
    const sender = DefaultNotificationService.create(services);
    return {
      send: async message => {
        if (dies === 'before-sending') {
          await die();
        }
        await sender.send(message);
        if (dies === 'after-sending') {
          await die();
        }
      },
    };
  },
});

async function start({
  config,
  entities,
}: Extract<ToPortal, { config: unknown }>) {
  const { server } = await startTestBackend({
    features: [
      plugin,
      notifications,
      deadlyNotifications,
      eagerScheduler,
      databaseServiceFactory,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  return server.port();
}

answerParent(async (message: ToPortal) => {
  if ('config' in message) {
    return start(message);
  }
  dies = message.dies ?? undefined;
  return undefined;
});
