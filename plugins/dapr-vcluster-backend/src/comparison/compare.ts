import {
  DaprComponent,
  Finding,
  Known,
} from 'backstage-plugin-dapr-vcluster-common';
import { ObjectName, TenantComponent } from '../index/members';
import { ComponentItem } from '../index/model';

/** One Dapr Component with what is known of it on either side. */
export type Compared = {
  name: string;
  declared: DaprComponent['declared'];
  synced: DaprComponent['synced'];
  virtual?: ObjectName;
  host?: TenantComponent;
  /** The side whose fields are shown: the host's copy is what sidecars load. */
  shown: ComponentItem;
  managedBy: DaprComponent['managedBy'];
  findings: Finding[];
};

/** What to compare. */
export type ComparisonInput = {
  /** Declared in the vcluster; undefined for tenants whose Dapr Components are registered on the host. */
  declared: Known<ComponentItem[]> | undefined;
  onHost: readonly TenantComponent[];
  /** Whether the host's Dapr Components can be seen at all. */
  hostKnown: boolean;
  now: number;
};

/** How long the syncer may take. */
const GRACE_MS = 30_000;

/** Puts declared and synced side by side; every Dapr Component of either side appears once. */
export function compareComponents(input: ComparisonInput): Compared[] {
  const { declared, onHost } = input;
  const virtual = declared?.state === 'known' ? declared.value : [];
  const byIdentity = new Map(
    onHost.map(item => [identity(item.virtual), item] as const),
  );
  const pairs = virtual.map(item => pairOf(item, byIdentity, input));
  const paired = new Set(pairs.map(({ host }) => host));
  const alone = onHost
    .filter(item => !paired.has(item))
    .map(item => hostOnly(item, declared));
  return [...pairs, ...alone].sort(
    (a, b) =>
      a.name.localeCompare(b.name) ||
      identity(a.virtual).localeCompare(identity(b.virtual)),
  );
}

function pairOf(
  item: ComponentItem,
  byIdentity: ReadonlyMap<string, TenantComponent>,
  { hostKnown, now }: ComparisonInput,
): Compared {
  const virtual = { namespace: item.namespace, name: item.name };
  const host = byIdentity.get(identity(virtual));
  const base = { name: item.name, virtual, managedBy: 'tenant' as const };
  if (host) {
    const synced = howSynced(item, host);
    const findings = synced === 'renamed' ? [renamed(item, host)] : [];
    return { ...base, declared: 'yes', synced, host, shown: host, findings };
  }
  if (!hostKnown) {
    return {
      ...base,
      declared: 'yes',
      synced: 'unknown',
      shown: item,
      findings: [],
    };
  }
  const young =
    item.createdAt !== undefined && now - Date.parse(item.createdAt) < GRACE_MS;
  return {
    ...base,
    declared: 'yes',
    synced: young ? 'waiting' : 'missing',
    shown: item,
    findings: young ? [] : [neverSynced()],
  };
}

function howSynced(
  item: ComponentItem,
  host: TenantComponent,
): DaprComponent['synced'] {
  if (host.name !== item.name) return 'renamed';
  return host.digest === item.digest ? 'in-sync' : 'drifted';
}

function hostOnly(
  host: TenantComponent,
  declared: ComparisonInput['declared'],
): Compared {
  const base = {
    name: host.virtual?.name ?? host.name,
    virtual: host.virtual,
    host,
    shown: host,
    managedBy: host.managedBy,
    findings: [],
  };
  if (host.managedBy === 'portal') {
    return { ...base, declared: 'yes', synced: 'in-sync' };
  }
  if (host.managedBy === 'host') {
    return { ...base, declared: 'not-applicable', synced: 'in-sync' };
  }
  return declared?.state === 'known'
    ? { ...base, declared: 'no', synced: 'orphan', findings: [orphan()] }
    : { ...base, declared: 'unknown', synced: 'unknown' };
}

function identity(name: ObjectName | undefined): string {
  return name ? `${name.namespace}/${name.name}` : '';
}

function renamed(item: ComponentItem, host: TenantComponent): Finding {
  return {
    ruleId: 'component/renamed',
    severity: 'error',
    title: `On the host it is called "${host.name}", so apps that ask for "${item.name}" do not find it.`,
    evidence: [{ label: 'Host namespace', value: host.namespace }],
    fix: 'Use a profile that keeps names, or register the Dapr Component on the host.',
  };
}

function neverSynced(): Finding {
  return {
    ruleId: 'component/not-synced',
    severity: 'error',
    title: 'It is declared in the vcluster but has not reached the host.',
    evidence: [],
    fix: 'Check that the vcluster syncs dapr.io kinds to its host; its events say what the host refused.',
  };
}

function orphan(): Finding {
  return {
    ruleId: 'component/orphan',
    severity: 'warning',
    title:
      'It is on the host, and sidecars load it, but it is no longer declared in the vcluster.',
    evidence: [],
    fix: 'Delete it on the host, or declare it again.',
  };
}
