import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { TenantIndex } from '../inventory/TenantIndex';
import { HostRegistry } from '../platform/hosts';
import { Preset } from '../tenants';
import { assertOpenCostHosts, readSavingsOptions } from './config';
import { SavingsDigest } from './digest';
import { HostFacts } from './facts';
import { HostCosts } from './HostCosts';
import { Ledger } from './Ledger';
import { OpenCost } from './openCost';
import { SavingsService } from './SavingsService';

/**
 * The services about savings.
 *
 * @throws Error naming the configuration key that is wrong.
 */
export function createSavings(given: {
  config: Config;
  database: DatabaseService;
  hosts: HostRegistry;
  index: TenantIndex;
  logger: LoggerService;
  /** Without it, nobody gets a digest. */
  notifications?: NotificationService;
  presets: readonly Preset[];
}) {
  const options = readSavingsOptions(given.config);
  assertOpenCostHosts(
    options.openCost,
    given.hosts.list().map(({ name }) => name),
  );
  const { notifications, logger } = given;
  const facts = new HostFacts(given.hosts, options);
  const openCost = new OpenCost(options.openCost);
  const seen = { ...given, facts, openCost, options };
  const costs = new HostCosts(seen);
  const digest =
    notifications &&
    new SavingsDigest({ options: options.digest, notifications, logger });
  const ledger = new Ledger({ ...given, costs, ...(digest && { digest }) });
  return {
    ledger,
    savings: new SavingsService({ ...seen, costs, ledger }),
    /** Reads what pages are answered from besides the index; each portal does so for itself. */
    refreshSavings: async (signal?: AbortSignal) => {
      await Promise.all([facts.refresh(signal), openCost.refresh(signal)]);
    },
  };
}
