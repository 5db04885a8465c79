import { Config } from '@backstage/config';
import { HostDefinition } from 'backstage-plugin-dapr-vcluster-node';
import { HostConfigError } from './HostConfigError';

/**
 * What copies Dapr resources from the vclusters of a host:
 * - `embedded`: a Component syncer in this backend
 * - `external`: one that runs on the host, installed with the chart
 * - `off`: nothing
 */
export type SyncerMode = NonNullable<HostDefinition['componentSyncer']>;

/** The Component syncer of a host. */
export type HostSyncer = {
  mode: SyncerMode;
  /** Host namespace of its Leases, default that of Dapr. */
  namespace?: string;
  /** Of an external one: who reads the Secrets of tenants. */
  serviceAccount?: { namespace: string; name: string };
};

const MODES: readonly SyncerMode[] = ['embedded', 'external', 'off'];
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a text can be the name of a namespace. */
export const isNamespaceName = (text: string) => NAME.test(text);

/** The Component syncer of hosts that say nothing of it. */
export const DEFAULT_SYNCER: HostSyncer = { mode: 'embedded' };

/**
 * Reads `componentSyncer`, of the portal or of one host: a mode, or a map with one.
 *
 * @param key - of what holds it, e.g. `daprVcluster`
 * @throws HostConfigError naming the key and what it may be
 */
export function readComponentSyncer(
  config: Config | undefined,
  key: string,
): HostSyncer | undefined {
  const at = `${key}.componentSyncer`;
  const given = config?.getOptional('componentSyncer');
  if (given === undefined) {
    return undefined;
  }
  if (typeof given === 'string') {
    return { mode: modeOf(given, at) };
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new HostConfigError(
      `${at} ${JSON.stringify(given)} is not usable`,
      `Use one of: ${MODES.join(', ')}; or a map with mode.`,
    );
  }
  const map = config!.getConfig('componentSyncer');
  const mode = modeOf(map.getOptional('mode'), `${at}.mode`);
  const namespace = map.getOptionalString('namespace');
  if (namespace !== undefined && !NAME.test(namespace)) {
    throw new HostConfigError(
      `${at}.namespace "${namespace}" is not the name of a namespace`,
      'Give the one in which the syncer keeps its Leases.',
    );
  }
  const account = map.getOptionalString('serviceAccount');
  if (account !== undefined && mode !== 'external') {
    throw new HostConfigError(
      `${at}.serviceAccount is only for mode external: an embedded syncer has the account of the portal`,
      'Remove it.',
    );
  }
  return {
    mode,
    ...(namespace && { namespace }),
    ...(account !== undefined && {
      serviceAccount: accountOf(account, `${at}.serviceAccount`),
    }),
  };
}

function modeOf(given: unknown, key: string): SyncerMode {
  const mode = MODES.find(each => each === given);
  if (!mode) {
    throw new HostConfigError(
      given === undefined
        ? `${key} is missing`
        : `${key} ${JSON.stringify(given)} is not usable`,
      `Use one of: ${MODES.join(', ')}.`,
    );
  }
  return mode;
}

function accountOf(text: string, key: string) {
  const [namespace, name, ...rest] = text.split('/');
  if (rest.length > 0 || !NAME.test(namespace) || !NAME.test(name ?? '')) {
    throw new HostConfigError(
      `${key} "${text}" is not a service account`,
      'Write <namespace>/<name>, such as dapr-sync/component-syncer.',
    );
  }
  return { namespace, name };
}

/** Host namespace of the Leases of Component syncers: all of a host have theirs in the same. */
export function leaseNamespace({
  componentSyncer,
  dapr,
}: {
  componentSyncer: HostSyncer;
  dapr: { namespace: string };
}): string {
  return componentSyncer.namespace ?? dapr.namespace;
}
