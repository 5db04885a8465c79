import { DeletionContext } from './DeletionContext';
import { DeletionTarget, distinct, joinSteps, Step } from './deletionTarget';
import { clusterSecret } from './clusterSecret';
import {
  controlPlane,
  installation,
  ownLeftovers,
  ownNamespace,
  syncedNamespaces,
} from './steps';

/** In this order: nothing may run any more when its namespaces go, and the owner is known to the very end. */
export const STEPS = [
  clusterSecret,
  installation,
  controlPlane,
  syncedNamespaces,
  ownLeftovers,
  ownNamespace,
];

/** Everything that is deleted with a tenant, by the portal or by others, and what stays and why. */
export async function planDeletion(context: DeletionContext): Promise<Step> {
  const steps: Step[] = [];
  for (const step of STEPS) {
    steps.push(await step(context));
  }
  const { targets, left } = joinSteps(steps);
  return { targets: distinct(targets), left };
}

/** Whether the portal itself has to delete it. */
export function isLeftover({ deletedBy }: DeletionTarget): boolean {
  return deletedBy === undefined;
}
