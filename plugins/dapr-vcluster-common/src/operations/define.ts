import { Operation, OperationAudit, PermissionTarget } from './operation';

/** Path of a tenant. */
export const TENANT = '/tenants/:host/:namespace/:name';

/**
 * An operation of which the compiler knows method, path, target of the permissions, and when it is audited. A type of its
 * own, because the whole table would otherwise be written out in the declarations of the package.
 *
 * @public
 */
export type OperationOf<
  Method extends Operation['method'],
  Path extends string,
  Target extends PermissionTarget,
  When extends OperationAudit['when'],
> = Operation & {
  readonly method: Method;
  readonly path: Path;
  readonly access: { readonly on: Target };
  readonly audit: { readonly when: When };
};

/** An entry of the table. */
export function operation<
  const Method extends Operation['method'],
  const Path extends string,
  const Target extends PermissionTarget,
  const When extends OperationAudit['when'],
>(
  definition: Operation & {
    method: Method;
    path: Path;
    access: { on: Target };
    audit: { when: When };
  },
): OperationOf<Method, Path, Target, When> {
  return definition;
}

/** An operation of which only refused calls are audited. */
export const refused = (event: string) =>
  ({ event, when: 'refused' } as const satisfies OperationAudit);
