import {
  DaprComponent,
  Finding,
  Known,
} from 'backstage-plugin-dapr-vcluster-common';
import { ObjectName, Ownership } from '../../inventory/members';
import { ResourceItem, SyncedKind } from '../../inventory/model/model';
import { Departed } from '../../inventory/TenantViews';
import {
  copyDeleted,
  drifted,
  editedOnHost,
  neverSynced,
  orphan,
  renamed,
  unverified,
} from './findings';

/** One Dapr resource with what is known of it on either side. */
export type Compared<
  V extends ResourceItem = ResourceItem,
  H extends V & Ownership = V & Ownership,
> = {
  name: string;
  declared: DaprComponent['declared'];
  synced: DaprComponent['synced'];
  virtual?: ObjectName;
  host?: H;
  /** The side whose fields are shown: the host's copy is what sidecars load. */
  shown: V;
  managedBy: DaprComponent['managedBy'];
  findings: Finding[];
};

/** What to compare. */
export type ComparisonInput<V extends ResourceItem, H> = {
  kind: SyncedKind;
  /** Declared in the vcluster; undefined for tenants whose Dapr resources are registered on the host. */
  declared: Known<V[]> | undefined;
  onHost: readonly H[];
  /** Whether the host's objects of this kind can be seen at all. */
  hostKnown: boolean;
  /** What was on the host and went. */
  departed: Departed;
  now: number;
};

/** How long the syncer may take. */
const GRACE_MS = 30_000;

/** Puts declared and synced side by side; every object of either side appears once. */
export function compareObjects<V extends ResourceItem, H extends V & Ownership>(
  input: ComparisonInput<V, H>,
): Compared<V, H>[] {
  const { declared, onHost } = input;
  const virtual = declared?.state === 'known' ? declared.value : [];
  const byIdentity = new Map(
    onHost.flatMap(item =>
      item.virtual ? [[identity(item.virtual), item] as const] : [],
    ),
  );
  const pairs = virtual.map(item =>
    pairOf(item, byIdentity.get(identity(item)), input),
  );
  const paired = new Set(pairs.map(({ host }) => host));
  const alone = onHost
    .filter(item => !paired.has(item))
    .map(item => hostOnly<V, H>(item, input));
  return [...pairs, ...alone].sort(
    (a, b) =>
      a.name.localeCompare(b.name) ||
      identity(a.virtual).localeCompare(identity(b.virtual)),
  );
}

function pairOf<V extends ResourceItem, H extends V & Ownership>(
  item: V,
  host: H | undefined,
  input: ComparisonInput<V, H>,
): Compared<V, H> {
  const virtual = { namespace: item.namespace, name: item.name };
  const base = {
    name: item.name,
    virtual,
    managedBy: 'tenant' as const,
    declared: 'yes' as const,
  };
  if (!host) {
    return { ...base, shown: item, ...whyAbsent(item, input) };
  }
  if (host.name !== item.name) {
    const findings = [renamed(input.kind, virtual, host)];
    return { ...base, synced: 'renamed', host, shown: host, findings };
  }
  const same = host.digest === item.digest;
  const synced = same ? 'in-sync' : 'drifted';
  const findings = same ? [] : [drifted(input.kind)];
  return { ...base, synced, host, shown: host, findings };
}

/** What is to be said of something declared that is not on the host. */
function whyAbsent<V extends ResourceItem>(
  item: V,
  { kind, hostKnown, departed, now }: ComparisonInput<V, unknown>,
): Pick<Compared, 'synced' | 'findings'> {
  if (!hostKnown) {
    return { synced: 'unknown', findings: [] };
  }
  const { createdAt } = item;
  const goneAt = departed.goneAt.get(identity(item));
  const wasThere =
    goneAt !== undefined &&
    (createdAt === undefined || Date.parse(createdAt) <= Date.parse(goneAt));
  const since = wasThere ? goneAt : createdAt;
  if (since !== undefined && now - Date.parse(since) < GRACE_MS) {
    return { synced: 'waiting', findings: [] };
  }
  return wasThere
    ? { synced: 'deleted', findings: [copyDeleted(kind, goneAt)] }
    : {
        synced: 'missing',
        findings: [neverSynced(kind, createdAt, departed.since)],
      };
}

function hostOnly<V extends ResourceItem, H extends V & Ownership>(
  host: H,
  { kind, declared }: ComparisonInput<V, H>,
): Compared<V, H> {
  const { managedBy, virtual } = host;
  const base = {
    name: virtual?.name ?? host.name,
    virtual,
    host,
    shown: host,
    managedBy,
    findings: [],
  };
  if (managedBy === 'portal') {
    const { edited } = host;
    return edited
      ? {
          ...base,
          declared: 'yes',
          synced: 'edited',
          findings: [editedOnHost(kind, edited)],
        }
      : { ...base, declared: 'yes', synced: 'in-sync' };
  }
  if (managedBy === 'host') {
    return { ...base, declared: 'not-applicable', synced: 'in-sync' };
  }
  if (managedBy === 'unverified') {
    const findings = [unverified(kind, host)];
    return { ...base, declared: 'unknown', synced: 'unknown', findings };
  }
  return declared?.state === 'known'
    ? { ...base, declared: 'no', synced: 'orphan', findings: [orphan(kind)] }
    : { ...base, declared: 'unknown', synced: 'unknown' };
}

function identity(name: ObjectName | undefined): string {
  return name ? `${name.namespace}/${name.name}` : '';
}
