import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * One Resource per tenant and one per host, read from the dapr-vcluster backend.
       */
      daprVcluster?: {
        /**
         * Schedule of full syncs; changes between full syncs arrive as events.
         * Default: every 5 minutes, for the first time one second after startup.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Owner of the hosts, e.g. "group:default/platform". Default: "unknown". */
        hostOwner?: string;
        /**
         * Catalog namespace of the entities. The backend and the links on pages use it too.
         * Default: "default".
         * @visibility frontend
         */
        namespace?: string;
      };
    };
  };
}
