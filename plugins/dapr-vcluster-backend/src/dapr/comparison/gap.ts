import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { SourceKind } from '../../inventory/model/model';

/** Why objects of a kind cannot be seen on the host, and since when. */
export type Gap = { reason: string; since: string };

/** What keeps a kind of the host from being seen; undefined when it can be. Old knowledge is knowledge. */
export function gapOf(
  { freshness }: Pick<Tenant, 'freshness'>,
  kind: SourceKind,
): Gap | undefined {
  const gap = freshness.unknown.find(
    each => each.kind === kind && each.state !== 'stale',
  );
  return (
    gap && {
      reason: gap.reason ?? `${kind} of the host: ${gap.state}.`,
      since: gap.since,
    }
  );
}
