import {
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { readCatalogNamespace } from 'backstage-plugin-dapr-vcluster-common';
import { UNKNOWN_OWNER, isOwner } from './owner';

const KEY = 'catalog.providers.daprVcluster';

/** `catalog.providers.daprVcluster`, with defaults. */
export type ProviderConfig = {
  schedule: SchedulerServiceTaskScheduleDefinition;
  hostOwner: string;
  namespace: string;
};

/**
 * Reads the provider's configuration.
 *
 * @throws InputError with key, value and fix for an invalid owner or namespace
 */
export function readProviderConfig(root: RootConfigService): ProviderConfig {
  const config = root.getOptionalConfig(KEY);
  const namespace = readCatalogNamespace(root);
  const hostOwner = config?.getOptionalString('hostOwner') ?? UNKNOWN_OWNER;
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace)) {
    throw new InputError(
      `${KEY}.namespace "${namespace}" is not a catalog namespace; use lowercase letters, digits and dashes`,
    );
  }
  if (!isOwner(hostOwner)) {
    throw new InputError(
      `${KEY}.hostOwner "${hostOwner}" is not an entity ref; write one like "group:default/platform"`,
    );
  }
  const schedule = config?.has('schedule')
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig('schedule'),
      )
    : {
        frequency: { minutes: 5 },
        timeout: { minutes: 2 },
        initialDelay: { seconds: 1 },
      };
  return { schedule, hostOwner, namespace };
}
