import { labTarget } from './labTarget';
import { sandboxTarget } from './sandboxTarget';
import { Target } from './Target';

/** The lab that the variable LAB describes (as the lab's command `env` prints it), else the simulated host. */
export async function openTarget(): Promise<Target> {
  const { LAB } = process.env;
  return LAB ? labTarget(JSON.parse(LAB)) : sandboxTarget();
}
