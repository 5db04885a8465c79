import { existsSync, rmSync } from 'node:fs';
import { AGENT } from '../agent/start';
import { removeNamespace } from '../network/namespace';
import { LabPaths } from '../paths';
import { MemoryCgroups } from '../processes/memory';
import { Supervisor } from '../processes/Supervisor';

/** Ends exactly what `up` started and removes the namespace and the data; the built programs stay. */
export async function down(paths: LabPaths): Promise<void> {
  if (existsSync(paths.state)) {
    await new Supervisor(paths.state, paths.namespace).stopAll([AGENT]);
  }
  // An agent that was killed has left its own.
  await new MemoryCgroups(paths.namespace).removeAll();
  await removeNamespace(paths.namespace);
  rmSync(paths.state, { recursive: true, force: true });
}
