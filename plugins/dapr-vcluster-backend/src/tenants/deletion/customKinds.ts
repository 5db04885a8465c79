import { entriesOf, itemsOf, textAt, Value, valueAt } from './vclusterValues';

/** A kind of another operator; without a version where the values of the vcluster give none. */
export type CustomKind = { apiVersion: string; kind: string };

type Integration = {
  group: string;
  /** Kinds by their keys below `sync`. */
  kinds: Record<string, string>;
  /** Those that are off unless switched on. */
  off?: string[];
};

/** What the integrations of the charts 0.21 to 0.37 copy to the host (`integrations` of their values). */
const INTEGRATIONS: Record<string, Integration> = {
  certManager: {
    group: 'cert-manager.io',
    kinds: { certificates: 'Certificate', issuers: 'Issuer' },
  },
  externalSecrets: {
    group: 'external-secrets.io',
    kinds: { externalSecrets: 'ExternalSecret', stores: 'SecretStore' },
    off: ['stores'],
  },
  istio: {
    group: 'networking.istio.io',
    kinds: {
      destinationRules: 'DestinationRule',
      gateways: 'Gateway',
      virtualServices: 'VirtualService',
    },
  },
  kubeVirt: {
    group: 'kubevirt.io',
    kinds: {
      dataVolumes: 'DataVolume',
      virtualMachineInstanceMigrations: 'VirtualMachineInstanceMigration',
      virtualMachineInstances: 'VirtualMachineInstance',
      virtualMachines: 'VirtualMachine',
      virtualMachineClones: 'VirtualMachineClone',
      virtualMachinePools: 'VirtualMachinePool',
    },
    off: ['dataVolumes'],
  },
};

/** Whether a toggle is on. */
export function isOn(toggle: Value, byDefault = false): boolean {
  const enabled = valueAt(toggle, 'enabled');
  return enabled === undefined
    ? byDefault
    : [true, 'true'].includes(enabled as string);
}

/** Kinds of other operators that a vcluster copies to its host, as its values say; Dapr's are looked for anyway. */
export function customKinds(values: Value): CustomKind[] {
  return [
    ...entriesOf(valueAt(values, 'sync', 'toHost', 'customResources'))
      .filter(([, toggle]) => isOn(toggle))
      .map(([key]) => kindOfKey(key)),
    // Up to 0.27.
    ...itemsOf(valueAt(values, 'experimental', 'genericSync', 'export'))
      .map(item => ({
        apiVersion: textAt(item, 'apiVersion') ?? '',
        kind: textAt(item, 'kind') ?? '',
      }))
      .filter(({ apiVersion, kind }) => apiVersion !== '' && kind !== ''),
    ...Object.entries(INTEGRATIONS).flatMap(([key, integration]) =>
      kindsOf(valueAt(values, 'integrations', key), integration),
    ),
  ].filter(({ apiVersion }) => apiVersion.split('/')[0] !== 'dapr.io');
}

function kindsOf(
  values: Value,
  { group, kinds, off = [] }: Integration,
): CustomKind[] {
  if (!isOn(values)) {
    return [];
  }
  const sync = valueAt(values, 'sync', 'toHost') ?? valueAt(values, 'sync');
  return Object.entries(kinds)
    .filter(([key]) => isOn(valueAt(sync, key), !off.includes(key)))
    .map(([, kind]) => ({ apiVersion: group, kind }));
}

/** A key such as `certificates.cert-manager.io/v1`; there is no kind in it. */
function kindOfKey(key: string): CustomKind {
  const [name, version] = key.split('/');
  const [kind, ...rest] = name.split('.');
  const group = rest.join('.');
  return { apiVersion: version ? `${group}/${version}` : group, kind };
}
