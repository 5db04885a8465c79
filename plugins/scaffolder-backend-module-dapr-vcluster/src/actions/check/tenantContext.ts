import {
  FileCheckContext,
  fileCheckContext,
  newTenantContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { NotChecked, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Initiator } from '../../backend/UserBackend';
import { ActionOptions } from '../types';

/** The context that files are checked against, and its tenant. */
export type CheckContext = {
  ref?: TenantRef;
  context: FileCheckContext;
  /** What the context lacks, and why. */
  notChecked: NotChecked[];
};

/** Keys in one request, and characters of a key as JSON: the backend takes 50 keys with 4,000 characters together. */
const CLAIMS_PER_REQUEST = 15;
const MAX_KEY = 200;
const MAX_REQUESTS = 10;
/** Virtual namespaces that are read besides the one of files that name none. */
const MAX_NAMESPACES = 10;
const NAMESPACE = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Reads the policy of the platform team, and the tenant context if there is a tenant. The backend uses the same context
 * for its checks before a write.
 *
 * @param claims - keys of the broker claims of the files: the context says which of them other tenants have
 * @param named - virtual namespaces that the files name
 */
export async function readCheckContext(
  { backend, catalog }: ActionOptions,
  ctx: Initiator,
  {
    tenant,
    namespace,
    chartVersion,
  }: { tenant?: string; namespace?: string; chartVersion?: string },
  claims: readonly string[] = [],
  named: readonly string[] = [],
): Promise<CheckContext> {
  if (tenant === undefined) {
    const offered = await backend.call(ctx, (client, options) =>
      client.getOptions(options),
    );
    const { notChecked, ...context } = newTenantContext(offered);
    return {
      context: { ...context, ...(chartVersion && { chartVersion }) },
      notChecked,
    };
  }
  const ref = await catalog.tenant(
    { tenant },
    await ctx.getInitiatorCredentials(),
  );
  const { requests, left } = split(claims);
  const others = named.filter(each => each !== (namespace ?? 'default'));
  const read = others
    .filter(each => NAMESPACE.test(each))
    .slice(0, MAX_NAMESPACES);
  const [[tenantContext, ...more], elsewhere] = await backend.call(
    ctx,
    (client, options) =>
      Promise.all([
        Promise.all(
          requests.map(asked =>
            client.getTenantContext(ref, {
              ...options,
              namespace,
              claims: asked,
            }),
          ),
        ),
        Promise.all(
          read.map(each =>
            client.getTenantContext(ref, { ...options, namespace: each }),
          ),
        ),
      ]),
  );
  const taken = [tenantContext, ...more].flatMap(each => each.claims ?? []);
  const gaps = [tenantContext, ...elsewhere].flatMap(each => each.notChecked);
  return {
    ref,
    context: {
      ...fileCheckContext({ ...tenantContext, claims: taken }),
      ...(chartVersion && { chartVersion }),
      namespaces: new Map(
        elsewhere.map(each => [each.namespace, fileCheckContext(each)]),
      ),
    },
    notChecked: [
      ...new Map(gaps.map(gap => [gap.what, gap])).values(),
      ...left,
      ...others
        .filter(each => !read.includes(each))
        .map(each => ({
          what: `whether what objects in namespace "${each}" refer to exists (G4, G11)`,
          why: NAMESPACE.test(each)
            ? `At most ${MAX_NAMESPACES} namespaces are read; check its files by themselves.`
            : 'It is not the name of a namespace.',
        })),
    ],
  };
}

/** The keys in as many requests as they need, at least one; and that some are left if they are too many. */
function split(claims: readonly string[]): {
  requests: string[][];
  left: NotChecked[];
} {
  const usable = claims
    .filter(key => JSON.stringify(key).length <= MAX_KEY)
    .slice(0, CLAIMS_PER_REQUEST * MAX_REQUESTS);
  const requests = [usable.slice(0, CLAIMS_PER_REQUEST)];
  for (let at = CLAIMS_PER_REQUEST; at < usable.length; ) {
    requests.push(usable.slice(at, at + CLAIMS_PER_REQUEST));
    at += CLAIMS_PER_REQUEST;
  }
  const left = claims.length - usable.length;
  return {
    requests,
    left:
      left === 0
        ? []
        : [
            {
              what: `whether other tenants use ${left} of the topics and consumer groups`,
              why: `At most ${
                CLAIMS_PER_REQUEST * MAX_REQUESTS
              } are checked, with keys of at most ${MAX_KEY} characters.`,
            },
          ],
  };
}
