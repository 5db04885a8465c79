import {
  ClientOptions,
  DaprVclusterClient,
} from 'backstage-plugin-dapr-vcluster-common';

export const createClient = (options: ClientOptions) =>
  new DaprVclusterClient(options);
