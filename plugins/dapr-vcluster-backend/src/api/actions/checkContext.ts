import {
  FileCheckContext,
  fileCheckContext,
  newTenantContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  NotChecked,
  TenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { uniqBy } from 'lodash';
import { ActionCaller, OperationCaller } from './OperationCaller';

/** Virtual namespaces that are read besides the one of objects that name none. */
const MAX_NAMESPACES = 10;
const NAMESPACE = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * What YAML is checked against: the platform team's policy, and the tenant if one is named; and what is missing.
 *
 * @param named - the virtual namespaces that the YAML names; asked for once the caller may see the tenant
 */
export async function checkContext(
  operations: OperationCaller,
  caller: ActionCaller,
  ref: TenantRef | undefined,
  named: () => Promise<string[]>,
): Promise<FileCheckContext & { notChecked: NotChecked[] }> {
  if (!ref) {
    const offered = await operations.call(caller, 'getOptions', {});
    return newTenantContext(offered);
  }
  const contextOf = (namespace?: string) =>
    operations.call(caller, 'getTenantContext', {
      path: ref,
      ...(namespace && { query: { namespace } }),
    });
  const context = await contextOf();
  const others = (await named()).filter(each => each !== context.namespace);
  const read = others
    .filter(each => NAMESPACE.test(each))
    .slice(0, MAX_NAMESPACES);
  const elsewhere: TenantContext[] = await Promise.all(read.map(contextOf));
  return {
    ...fileCheckContext(context),
    namespaces: new Map(
      elsewhere.map(each => [each.namespace, fileCheckContext(each)]),
    ),
    notChecked: [
      ...uniqBy(
        [context, ...elsewhere].flatMap(each => each.notChecked),
        'what',
      ),
      ...others
        .filter(each => !read.includes(each))
        .map(each => ({
          what: `whether what objects in namespace "${each.slice(
            0,
            100,
          )}" refer to exists (G4, G11)`,
          why: NAMESPACE.test(each)
            ? `At most ${MAX_NAMESPACES} namespaces are read; check its objects by themselves.`
            : 'It is not the name of a namespace.',
        })),
    ],
  };
}
