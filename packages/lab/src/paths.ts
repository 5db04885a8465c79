import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { packagePath } from './packagePath';

/** Root of the repository. */
export const ROOT = packagePath('..', '..');

/** Where one lab keeps its data, logs and process list; two folders are two labs that do not meet. */
export type LabPaths = {
  state: string;
  /** Name of the network namespace. */
  namespace: string;
  /** Kubeconfig of the host's administrator, valid inside the namespace. */
  kubeconfig: string;
};

/** Paths of the lab in a folder; `.state/lab` of the repository unless told otherwise. */
export function labPaths(state = join(ROOT, '.state', 'lab')): LabPaths {
  const folder = resolve(state);
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return {
    state: folder,
    namespace: `vclab-${hash}`,
    kubeconfig: join(folder, 'host', 'kubeconfig'),
  };
}
