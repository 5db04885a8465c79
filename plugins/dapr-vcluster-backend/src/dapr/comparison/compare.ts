import {
  COMPONENT_SYNCER,
  DaprComponent,
  Finding,
  Known,
  LABEL_MANAGED_BY,
  SyncSaid,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { ObjectName, Ownership } from '../../inventory/members';
import { ResourceItem, SyncedKind } from '../../inventory/model/model';
import { isWithin } from '../../inventory/projections/declared';
import { Departed } from '../../inventory/TenantViews';
import {
  copyDeleted,
  drifted,
  editedOnHost,
  neverSynced,
  notRecorded,
  orphan,
  renamed,
  unverified,
} from './findings';
import { saidOf } from './syncSaid';

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
  /** What the Component syncer says of it. */
  sync?: SyncSaid;
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
  tenant: Pick<Tenant, 'ref' | 'sync' | 'findings'>;
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
  const said = saidOf(item, input.tenant, input.now);
  const sync = said?.sync && { sync: said.sync };
  const more = said?.findings ?? [];
  if (!host) {
    const { synced, findings } = whyAbsent(item, input);
    const reasons = [...more, ...syncerDown(input.tenant)];
    return {
      ...base,
      ...sync,
      shown: item,
      synced,
      // The Component syncer knows why; otherwise all that is known is that it is not there.
      findings:
        synced === 'missing' && reasons.length > 0
          ? reasons
          : [
              ...more,
              ...(synced === 'deleted' ? syncerDown(input.tenant) : []),
              ...findings,
            ],
    };
  }
  if (host.name !== item.name) {
    const findings = [renamed(input.kind, virtual, host)];
    return { ...base, synced: 'renamed', host, shown: host, findings };
  }
  const same = isSame(item, host, input.tenant);
  const synced = same ? 'in-sync' : 'drifted';
  const findings = [...more, ...(same ? [] : [drifted(input.kind)])];
  return { ...base, ...sync, synced, host, shown: host, findings };
}

/** What keeps the Component syncer from copying anything of the tenant. */
function syncerDown({
  sync,
  findings,
}: Pick<Tenant, 'sync' | 'findings'>): Finding[] {
  return sync && sync.state !== 'served'
    ? findings.filter(({ ruleId }) => ruleId === `syncer/${sync.state}`)
    : [];
}

/** Whether a copy says what is declared. One of the Component syncer has other names of Secrets, and may have narrower scopes. */
function isSame(
  item: ResourceItem,
  host: ResourceItem,
  { ref }: Pick<Tenant, 'ref'>,
): boolean {
  const isCopy = host.labels[LABEL_MANAGED_BY] === COMPONENT_SYNCER;
  return isCopy && item.declared
    ? host.digest === item.declared.copyDigest(ref.name) &&
        isWithin(host.scopes, item.scopes)
    : host.digest === item.digest;
}

/** What is to be said of something declared that is not on the host. */
function whyAbsent<V extends ResourceItem>(
  item: V,
  { kind, hostKnown, departed, now, tenant }: ComparisonInput<V, unknown>,
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
  const copiedBy = tenant.sync ? 'component-syncer' : 'vcluster';
  return wasThere
    ? { synced: 'deleted', findings: [copyDeleted(kind, goneAt, copiedBy)] }
    : {
        synced: 'missing',
        findings: [neverSynced(kind, createdAt, departed.since, copiedBy)],
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
  const { edited, unrecorded } = host;
  // What the portal registered can have lost the mark that says so.
  if (edited && (managedBy === 'portal' || managedBy === 'host')) {
    const findings = [editedOnHost(kind, edited)];
    return { ...base, declared: 'yes', synced: 'edited', findings };
  }
  if (managedBy === 'portal') {
    return unrecorded
      ? {
          ...base,
          declared: 'yes',
          synced: 'unknown',
          findings: [notRecorded(kind)],
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
