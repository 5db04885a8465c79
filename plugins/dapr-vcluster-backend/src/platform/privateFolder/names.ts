import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

const PREFIX = 'dapr-vcluster-files-';

/** Folders of several machines can be on one disk. */
const machine = () =>
  createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** How the names of the folders of this machine begin. */
export const prefixHere = () => `${PREFIX}${machine()}-`;

/** Whether a folder is one of a portal, on whatever machine. */
export const isPrivateFolder = (name: string) =>
  /^dapr-vcluster-files-[0-9a-f]{8}-\w{6}$/.test(name);

/** Name of the socket on which the process that uses a folder listens. */
export const IN_USE = 'in-use';
