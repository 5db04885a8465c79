import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * One Resource per tenant and one per host, read from the dapr-vcluster backend.
       */
      daprVcluster?: {
        /**
         * When everything is read again; changes in between arrive as events.
         * Default: every 5 minutes, first a second after start.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Owner of the hosts, e.g. "group:default/platform". Default: "unknown". */
        hostOwner?: string;
        /**
         * Catalog namespace of the entities; the backend's answers and the pages' links follow it.
         * Default: "default".
         * @visibility frontend
         */
        namespace?: string;
      };
    };
  };
}
