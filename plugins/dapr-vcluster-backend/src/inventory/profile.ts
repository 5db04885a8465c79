import {
  ANNOTATION_PROFILE,
  isCreatableProfile,
  isMeantToSync,
  LABEL_SYNC,
  minorOf,
  PROFILES,
  SYNCED_PROFILE,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import { Placement } from './model/placement';

type Kind = Pick<TenantSummary, 'profile' | 'mode'>;

/** Chart minors: the last with multi-namespace mode, and the first with the unified chart. */
const LAST_MULTI_NAMESPACE = 25;
const FIRST_UNIFIED = 20;

/** The minor version of a chart 0.x; a newer major is as a newer minor. Undefined for a build without a version, 0.0.x. */
function chartMinorOf(version: string): number | undefined {
  const [major, minor] = minorOf(version) ?? [0, 0];
  if (major > 0) {
    return Infinity;
  }
  return minor > 0 ? minor : undefined;
}

/**
 * How a tenant's Dapr resources reach the host: as requested when this product made it, else told
 * from its version and from whether it has mapped namespaces. One that opted in to the Component syncer is synced by it.
 */
export function profileOf(
  placement: Placement,
  version: string | undefined,
): Kind {
  const { own, workload } = placement;
  const asked = own?.annotations[ANNOTATION_PROFILE];
  const isSynced = isMeantToSync({
    label: own?.labels[LABEL_SYNC],
    workloadLabel: workload?.sync,
    profile: asked,
  });
  if (isSynced && placement.mapped.length === 0) {
    return { profile: SYNCED_PROFILE, mode: PROFILES[SYNCED_PROFILE].mode };
  }
  if (asked && isCreatableProfile(asked)) {
    return { profile: asked, mode: PROFILES[asked].mode };
  }
  const minor = version ? chartMinorOf(version) : undefined;
  const multi = placement.mapped.length > 0;
  if (minor === undefined) {
    return {
      profile: 'unknown',
      mode: multi ? 'multi-namespace' : 'unknown',
    };
  }
  const mode = multi ? 'multi-namespace' : 'single-namespace';
  if (minor < FIRST_UNIFIED) {
    return { profile: 'legacy', mode };
  }
  if (!multi) {
    return { profile: 'oss-hostmanaged', mode };
  }
  return {
    profile: minor <= LAST_MULTI_NAMESPACE ? 'oss-multins' : 'free-tier',
    mode,
  };
}
