import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';

/** A plugin that publishes events for a test. */
export function publisher() {
  let events: EventsService | undefined;
  const feature = createBackendPlugin({
    pluginId: 'publisher',
    register(env) {
      env.registerInit({
        deps: { service: eventsServiceRef },
        async init({ service }) {
          events = service;
        },
      });
    },
  });
  const publish = async (topic: string, eventPayload: unknown) =>
    events?.publish({ topic, eventPayload });
  return { feature, publish };
}
