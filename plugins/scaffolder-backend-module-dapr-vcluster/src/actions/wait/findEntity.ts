import { LoggerService } from '@backstage/backend-plugin-api';
import {
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator } from '../../backend';
import { DEFAULT_TIMING, done, waitFor, waiting } from '../../polling';
import { ActionOptions } from '../types';

const UNAFFECTED = 'The tenant itself is not affected.';

type Task = Initiator & {
  logger: LoggerService;
  input: { catalog?: boolean };
};

/**
 * Finds the catalog entity of a tenant, and waits for it with `catalog: true`. A missing entity is a warning, not an error,
 * because after a failed step, a template would delete the tenant.
 */
export async function findEntity(
  ref: TenantRef,
  task: Task,
  { catalog, timing = DEFAULT_TIMING }: ActionOptions,
): Promise<string | undefined> {
  const credentials = await task.getInitiatorCredentials();
  const find = () => catalog.entityRefOf(ref, credentials);
  const id = formatTenantRef(ref);
  const found = task.input.catalog
    ? waitFor({
        what: `the catalog entity of tenant ${id}`,
        look: async () => {
          const entityRef = await find();
          return entityRef
            ? done(`Catalog entity: ${entityRef}`, entityRef)
            : waiting(`Tenant ${id} is not in the catalog yet`);
        },
        timeoutMs: timing.catalogMs,
        advice: UNAFFECTED,
        logger: task.logger,
        signal: task.signal,
        timing,
      })
    : find();
  return found.catch(error => {
    if (task.signal?.aborted) {
      throw error;
    }
    const { message } = error;
    task.logger.warn(
      message.includes(UNAFFECTED) ? message : `${message} ${UNAFFECTED}`,
    );
    return undefined;
  });
}
