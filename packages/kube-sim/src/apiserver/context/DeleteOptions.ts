import { mediaType, parseBody } from '../request/body';
import { ApiCall } from './ServerContext';
import { dryRunOf } from './WriteOptions';

export type PropagationPolicy = 'Orphan' | 'Background' | 'Foreground';

/** The body or the query of a DELETE. */
export type DeleteOptions = {
  dryRun: boolean;
  gracePeriodSeconds?: number;
  propagationPolicy: PropagationPolicy;
  preconditions: { uid?: string; resourceVersion?: string };
};

type Body = {
  dryRun?: string[];
  gracePeriodSeconds?: number;
  propagationPolicy?: PropagationPolicy;
  orphanDependents?: boolean;
  preconditions?: DeleteOptions['preconditions'];
};

/** Reads what a DELETE asks for; background deletion unless told otherwise. */
export function deleteOptions(call: ApiCall): DeleteOptions {
  const { query } = call;
  const body: Body =
    call.body.length > 0
      ? (parseBody(call.body, mediaType(call.headers['content-type'])) as Body)
      : {};
  const grace = query.get('gracePeriodSeconds');
  return {
    dryRun: dryRunOf(
      [...query.getAll('dryRun'), ...(body.dryRun ?? [])],
      call.verb,
    ),
    gracePeriodSeconds:
      body.gracePeriodSeconds ?? (grace === null ? undefined : Number(grace)),
    propagationPolicy:
      body.propagationPolicy ??
      (query.get('propagationPolicy') as PropagationPolicy | null) ??
      (body.orphanDependents ? 'Orphan' : 'Background'),
    preconditions: body.preconditions ?? {},
  };
}
