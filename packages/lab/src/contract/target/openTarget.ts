import type { LabEnvironment } from '../../commands/environment';
import { labTarget } from './labTarget';
import { sandboxTarget } from './sandboxTarget';
import { Target } from './Target';

const { LAB } = process.env;

/** The lab that the contract runs against, if it does. */
export const lab: LabEnvironment | undefined = LAB
  ? JSON.parse(LAB)
  : undefined;

/** Whether the contract runs against the lab. */
export const isLab = lab !== undefined;

/** The lab that the variable LAB describes (as the lab's command `env` prints it), else the simulated host. */
export async function openTarget(): Promise<Target> {
  return lab ? labTarget(lab) : sandboxTarget();
}
