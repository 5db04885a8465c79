import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import { TenantIndex } from '../../inventory/TenantIndex';
import { AuditLog } from '../../platform/audit';
import { TenantAuthorizer } from '../../platform/permissions';
import { LiveTenants } from '../live/LiveTenant';
import { TenantLocks } from '../locks';
import { TenantUpgrader } from '../upgrade';
import { UpgradeWaves } from './UpgradeWaves';
import { WaveReader } from './WaveReader';
import { WaveStore } from './WaveStore';
import { WaveWorker } from './WaveWorker';

/** The services of upgrades of several tenants. */
export function createWaves(given: {
  audit: AuditLog;
  authorizer: TenantAuthorizer;
  database: DatabaseService;
  index: TenantIndex;
  locks: TenantLocks;
  logger: LoggerService;
  tenants: LiveTenants;
  upgrader: TenantUpgrader;
}): { upgradeWaves: UpgradeWaves; waveWorker: WaveWorker } {
  const store = new WaveStore(given.database);
  const reader = new WaveReader({ ...given, store });
  return {
    upgradeWaves: new UpgradeWaves({ ...given, store, reader }),
    waveWorker: new WaveWorker({ ...given, store }),
  };
}
