import {
  Finding,
  NotChecked,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Target } from '../target/target';
import { TargetClusters } from '../target/TargetClusters';
import { SecretObject } from './ownSecret';

/** What happens to an object. */
export type Change = 'create' | 'change' | 'keep';

/**
 * What to do with an object that exists with other values: refuse with a conflict, update it, or put back what was declared,
 * whoever owns the fields now.
 */
export type WriteMode = 'refuse' | 'update' | 'restore';

/** An object and what happens to it. */
export type Planned<T extends KubeObject> = {
  object: T;
  change: Change;
  /** The very version of it that exists; absent when it is created. */
  present?: KubeObject;
  /** Takes its fields from whoever owns them, and removes what others have added. */
  restores?: boolean;
};

/** What a request to write a Dapr resource does to each object. */
export type WritePlan = {
  main: Planned<KubeObject & { scopes?: string[] }>;
  /** Only when there are secret texts. */
  secret?: Planned<SecretObject>;
  findings: Finding[];
  /** What the guardrails could not look at. */
  notChecked: NotChecked[];
};

/** Which Dapr resource of which tenant is written, and where. */
export type WriteContext = {
  ref: TenantRef;
  target: Target;
  clusters: TargetClusters;
  resource: Resource;
  /** Where it counts as declared. */
  virtual: { namespace: string; name: string };
  /** Secrets it refers to, by their names in the vcluster. */
  referred: string[];
};
