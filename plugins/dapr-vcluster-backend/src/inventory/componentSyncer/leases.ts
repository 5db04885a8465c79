import {
  ANNOTATION_SYNC_REPORT,
  COMPONENT_SYNCER,
  LABEL_SYNC_LEASE,
  ReplicaReport,
  replicaReportSchema,
  VclusterReport,
  vclusterReportSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { placementKey } from '../model/placement';

/** Longer texts are none of the Component syncer's, whose reports have less than half of it. */
const MAX_CHARACTERS = 16_384;

/** How long a Lease lives that does not say; what it says is held between these bounds. */
const DURATION_SECONDS = { default: 12, min: 5, max: 120 };

/** Label of a replica's Lease: the installation that it belongs to. */
const LABEL_GROUP = 'dapr-vcluster/sync-group';

/** A Lease that has to be renewed, of a replica or of the installation that copies. */
export type LivingLease = {
  role: 'installation' | 'replica';
  name: string;
  /** Changes with each renewal. */
  mark: string;
  durationMs: number;
  holder: string;
  installation?: string;
  report?: ReplicaReport;
};

/** The Lease of a vcluster, which is written when there is news. */
export type VclusterLease = {
  role: 'vcluster';
  name: string;
  key: string;
  holder?: string;
  report: VclusterReport;
};

/** What is kept of a Lease of the Component syncer. */
export type SyncLease = LivingLease | VclusterLease;

type Lease = KubeObject & {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    renewTime?: string;
  };
};

/** Undefined for a Lease that the Component syncer has not made as it is. */
export function projectLease(object: KubeObject): SyncLease | undefined {
  const { metadata, spec = {} } = object as Lease;
  const { name, labels = {} } = metadata;
  const role = labels[LABEL_SYNC_LEASE];
  const holder = spec.holderIdentity;
  if (role === 'vcluster') {
    const report = reportIn(object, vclusterReportSchema);
    return report && name === vclusterLeaseName(report)
      ? { role, name, key: placementKey(report), holder, report }
      : undefined;
  }
  const isOurs =
    (role === 'installation' && name === COMPONENT_SYNCER) ||
    (role === 'replica' && name.startsWith(`${COMPONENT_SYNCER}-`));
  if (!isOurs || !holder) {
    return undefined;
  }
  const { default: usual, min, max } = DURATION_SECONDS;
  const seconds = spec.leaseDurationSeconds ?? usual;
  return {
    role,
    name,
    mark: `${metadata.uid} ${holder} ${spec.renewTime}`,
    durationMs: Math.min(Math.max(seconds, min), max) * 1_000,
    holder,
    installation: labels[LABEL_GROUP],
    ...(role === 'replica' && {
      report: reportIn(object, replicaReportSchema),
    }),
  };
}

function vclusterLeaseName({ namespace, name }: VclusterReport): string {
  return `dapr-vcluster-sync.${namespace}.${name}`;
}

function reportIn<T>(
  { metadata }: KubeObject,
  schema: { parse(value: unknown): T },
): T | undefined {
  const text = metadata.annotations?.[ANNOTATION_SYNC_REPORT] ?? '';
  if (text.length > MAX_CHARACTERS) {
    return undefined;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
