import { labTarget } from './labTarget';
import { sandboxTarget } from './sandboxTarget';
import { Target } from './Target';

const { LAB } = process.env;

/** Whether the contract runs against the lab. */
export const isLab = Boolean(LAB);

/** The lab that the variable LAB describes (as the lab's command `env` prints it), else the simulated host. */
export async function openTarget(): Promise<Target> {
  return LAB ? labTarget(JSON.parse(LAB)) : sandboxTarget();
}
