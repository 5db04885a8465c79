import { readFileSync } from 'node:fs';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parse } from 'yaml';

/** A tenant that the host has from the start. */
export type SeededTenant = {
  name: string;
  namespace: string;
  /** Days since it was created. */
  daysAgo: number;
  /** Days since it was paused; it runs without. */
  pausedDaysAgo?: number;
  /** What a portal creates for it, the namespace first. */
  objects: KubeObject[];
};

/**
 * Reads the tenants that a new host starts with, oldest first.
 *
 * @throws Error naming the file and the tenant that is wrong.
 */
export function readSeed(path: string): SeededTenant[] {
  const tenants = parse(readFileSync(path, 'utf8')) as SeededTenant[];
  for (const { name, daysAgo, pausedDaysAgo = 0 } of tenants) {
    if (!(pausedDaysAgo >= 0 && daysAgo >= pausedDaysAgo)) {
      throw new Error(
        `${path}: tenant ${name} is created ${daysAgo} and paused ${pausedDaysAgo} days ago; it has to be created first`,
      );
    }
  }
  return tenants.sort((a, b) => b.daysAgo - a.daysAgo);
}
