import {
  ANNOTATION_EXPIRES_AFTER,
  RenderTenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parseDuration } from '../../inventory/model/parseDuration';
import { invalid } from '../../platform/errors';
import { TenantDefinition } from '../create/definition';
import { HOUR_MS } from '../../platform/milliseconds';

/**
 * How long after its creation a tenant expires, as its files in Git say it; undefined when they do not. Tools that apply
 * Git undo what others write there, so files do not say when it expires: extending it would be undone.
 *
 * @param expiry - what was asked for, or the default of the preset
 * @param present - the namespace that the files would change: the default of a preset does not end what is there
 * @throws InputError for a date, and for a duration that is over
 */
export function lifetimeInGit(
  { expiresAt, expiresIn }: Pick<RenderTenant, 'expiresAt' | 'expiresIn'>,
  expiry: TenantDefinition['expiry'],
  present: KubeObject | undefined,
): string | undefined {
  if (expiresAt !== undefined) {
    throw invalid('expiresAt: files in Git say how long a tenant lives', {
      field: 'expiresAt',
      value: expiresAt,
      fix: 'Use expiresIn, such as 30d; it counts from the creation of the tenant.',
    });
  }
  if (present && expiresIn === undefined) {
    return present.metadata.annotations?.[ANNOTATION_EXPIRES_AFTER];
  }
  const text = expiry && textOf(expiry);
  const { creationTimestamp } = present?.metadata ?? {};
  if (text !== undefined && creationTimestamp !== undefined) {
    const end = Date.parse(creationTimestamp) + parseDuration(text)!;
    if (end <= Date.parse(expiry!.setAt)) {
      throw invalid(
        `expiresIn "${expiresIn}" is over: the tenant was created at ${creationTimestamp}`,
        {
          field: 'expiresIn',
          value: expiresIn,
          fix: 'Leave it out, and extend the tenant instead.',
        },
      );
    }
  }
  return text;
}

/** In days, or else in hours. */
function textOf({ at, setAt }: { at: string; setAt: string }): string {
  const hours = Math.round((Date.parse(at) - Date.parse(setAt)) / HOUR_MS);
  return hours % 24 === 0 ? `${hours / 24}d` : `${hours}h`;
}
