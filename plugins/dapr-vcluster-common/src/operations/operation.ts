import { Permission } from '@backstage/plugin-permission-common';

/**
 * What the permissions of an operation are checked on, before anything of the request but its path is read:
 *
 * - `tenant`: the tenant in the path.
 * - `tenant-or-leftovers`: the same; it may be absent, or only namespaces of it may be left on its host.
 * - `nothing`: permissions that are not tied to a tenant; with none, being signed in is enough.
 * - `each-tenant`: every tenant that the answer would contain; those without the permission are left out.
 * - `found-tenant`: the tenant that the handler finds by an id in the path.
 *
 * @public
 */
export type PermissionTarget =
  | 'tenant'
  | 'tenant-or-leftovers'
  | 'nothing'
  | 'each-tenant'
  | 'found-tenant';

/**
 * Who may call an operation.
 *
 * @public
 */
export type OperationAccess = {
  /** Default: users and services. */
  callers?: 'anyone' | 'users';
  /** All of them are needed. */
  permissions: readonly Permission[];
  on: PermissionTarget;
  /** What else is checked once the input is known, in Markdown. */
  also?: string;
};

/**
 * What the audit log says of an operation.
 *
 * @public
 */
export type OperationAudit = {
  event: string;
  /** `always`: what happened is recorded too; `refused`: only calls without credentials, permission or valid input. */
  when: 'always' | 'refused';
  /** Default `medium`; a dry run that is not refused is `low`. */
  severity?: 'medium' | 'high';
  /** Fields of the body that the event names, by the name they have there: names only, never values. */
  body?: Readonly<Record<string, string>>;
  /** What the event names besides. */
  meta?: Readonly<Record<string, string>>;
};

/**
 * One operation of the backend: its route, who may call it, and what of it is audited.
 *
 * @public
 */
export type Operation = {
  method: 'get' | 'post' | 'delete';
  /** Below `/api/dapr-vcluster`, with `:parameters`. */
  path: string;
  summary: string;
  access: OperationAccess;
  audit: OperationAudit;
  /** Answers 201 when the outcome is `created`. */
  created?: true;
  /** Default: an ETag over the content of the answer. */
  cache?: 'no-store';
  /** The answer is a file: its text is sent with its media type, as a download. */
  file?: true;
};

/**
 * Names of the parameters in a path.
 *
 * @public
 */
export type PathParameterName<Path extends string> =
  Path extends `${string}:${infer Name}/${infer Rest}`
    ? Name | PathParameterName<`/${Rest}`>
    : Path extends `${string}:${infer Name}`
    ? Name
    : never;
