import type { VclusterRef } from 'backstage-plugin-dapr-vcluster-common';

/** A vcluster as text. */
export function keyOf({ namespace, name }: VclusterRef): string {
  return `${namespace}/${name}`;
}
