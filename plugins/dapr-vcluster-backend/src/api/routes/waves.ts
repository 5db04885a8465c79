import {
  StartUpgradeWave,
  tenantReadPermission,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import type { Services } from '../../compose';
import { OperationCall, OperationHandlers } from '../operations';
import { selectTenants } from './selectTenants';
import { userOf } from './userOf';

/** Operations on upgrades of several tenants. */
export function waveHandlers({
  authorizer,
  index,
  upgradeWaves,
}: Pick<Services, 'authorizer' | 'index' | 'upgradeWaves'>) {
  type Caller = Pick<OperationCall<'startUpgradeWave'>, 'credentials'>;
  const callOf = ({ credentials }: Caller) => ({
    credentials,
    user: userOf(credentials),
  });
  /** Those that the caller may read; whether each may be changed is checked later. */
  const select = async (
    { filter }: StartUpgradeWave,
    { credentials }: Caller,
  ): Promise<TenantRef[]> => {
    if (!filter) {
      return [];
    }
    const all = index.tenants();
    const readable = await authorizer.filterTenants(
      credentials,
      all,
      tenantReadPermission,
    );
    const query = { ...filter, limit: all.length };
    return selectTenants(readable, query).items.map(({ ref }) => ref);
  };
  return {
    listUpgradeWaves: async call => ({
      items: await upgradeWaves.list(callOf(call)),
    }),

    getUpgradeWave: async call => upgradeWaves.get(call.path.id, callOf(call)),

    startUpgradeWave: async call => {
      const selected = await select(call.body, call);
      return upgradeWaves.start(call.body, selected, {
        ...callOf(call),
        ...call.query,
      });
    },

    resumeUpgradeWave: async call =>
      upgradeWaves.resume(
        call.path.id,
        { retry: call.body.retry ?? false },
        callOf(call),
      ),

    cancelUpgradeWave: async call =>
      upgradeWaves.cancel(call.path.id, callOf(call)),
  } satisfies Partial<OperationHandlers>;
}
