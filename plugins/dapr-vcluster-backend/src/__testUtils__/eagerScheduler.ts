import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';

/** The scheduler of Backstage, without the delays before the first run. */
export const eagerScheduler = createServiceFactory({
  service: coreServices.scheduler,
  deps: {
    database: coreServices.database,
    logger: coreServices.logger,
    rootLifecycle: coreServices.rootLifecycle,
    httpRouter: coreServices.httpRouter,
    pluginMetadata: coreServices.pluginMetadata,
    metrics: metricsServiceRef,
  },
  factory: (services): SchedulerService => {
    const scheduler = DefaultSchedulerService.create(services);
    const scheduleTask = scheduler.scheduleTask.bind(scheduler);
    return Object.assign(scheduler, {
      scheduleTask: (task: Parameters<SchedulerService['scheduleTask']>[0]) =>
        scheduleTask({ ...task, initialDelay: undefined }),
    });
  },
});
