import { DaprKind } from '../contract';
import { CallOptions } from './http';

/**
 * A call that can be tried first without changing anything.
 *
 * @public
 */
export type WriteOptions = CallOptions & { dryRun?: boolean };

/**
 * A deletion that can also be done while the object is in use.
 *
 * @public
 */
export type DeleteOptions = WriteOptions & { force?: boolean };

/**
 * A write that also changes an object that exists with other values.
 *
 * @public
 */
export type ApplyOptions = WriteOptions & { update?: boolean };

/**
 * A Dapr resource by its kind, virtual namespace and name.
 *
 * @public
 */
export type DaprResourceName = {
  kind: DaprKind;
  namespace: string;
  name: string;
};
