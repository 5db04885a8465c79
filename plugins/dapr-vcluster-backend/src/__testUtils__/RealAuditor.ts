import {
  AuditorEvent,
  DefaultAuditorService,
} from '@backstage/backend-defaults/auditor';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';

/** Backstage's own auditor, which resolves the credentials of requests again; keeps what it would log. */
export class RealAuditor {
  readonly #events: AuditorEvent[] = [];

  readonly factory = createServiceFactory({
    service: coreServices.auditor,
    deps: {
      auth: coreServices.auth,
      httpAuth: coreServices.httpAuth,
      plugin: coreServices.pluginMetadata,
    },
    factory: deps =>
      DefaultAuditorService.create(async event => {
        this.#events.push(event);
      }, deps),
  });

  /** What has ended since the last time, as far as it is logged at the default level. */
  ended(): AuditorEvent[] {
    return this.#events
      .splice(0)
      .filter(
        ({ status, severityLevel }) =>
          status !== 'initiated' && severityLevel !== 'low',
      );
  }
}
