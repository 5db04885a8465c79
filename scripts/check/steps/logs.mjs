import { expect, expectEqual } from '../expect.mjs';
import { TENANT_A } from '../fixtures.mjs';
import { listSidecars, tenantPath } from '../portal-api.mjs';

const LOADED = 'Component loaded: my-statestore';

const textsOf = lines => lines.map(({ text }) => text);

/** Path of the log of the writer's daprd, by the pod's identity in the vcluster. */
async function writersLog(client) {
  const sidecars = await listSidecars(client, TENANT_A);
  const { virtualPod } = sidecars.find(({ appId }) => appId === 'writer');
  const { namespace, name } = virtualPod;
  return tenantPath(TENANT_A, `/logs/${namespace}/${name}/daprd`);
}

async function readLog(client) {
  const path = await writersLog(client);
  const log = await client.get(`${path}?tailLines=1000`);
  expectEqual(
    log.redaction,
    'patterns-and-values',
    'What is hidden in the log',
  );
  expect(
    textsOf(log.lines).some(text => text.includes(LOADED)),
    'The log of daprd does not say that it has loaded the state store',
    textsOf(log.lines).slice(-20),
  );
  const { lines } = await client.get(
    `${path}?search=${encodeURIComponent(LOADED.toUpperCase())}`,
  );
  expect(
    lines.length > 0 && lines.every(({ text }) => text.includes(LOADED)),
    'A search gives other lines than those with its text',
    textsOf(lines),
  );
}

async function followLog(client) {
  const path = `${await writersLog(client)}?follow=true&tailLines=1000`;
  const [head, ...events] = await client.begin(path, text =>
    text.includes(LOADED),
  );
  expectEqual(head.type, 'head', 'The first event of a log that is followed');
  expect(
    events.every(({ type }) => type === 'lines' || type === 'alive'),
    'A log that is followed has more than lines',
    events.map(({ type }) => type),
  );
}

/** The log of a sidecar, at once and as it is written. */
export const logSteps = [
  {
    name: "Ann reads her sidecar's log, and searches it",
    run: ({ as: { ann } }) => readLog(ann),
  },
  {
    name: 'She follows it',
    run: ({ as: { ann } }) => followLog(ann),
  },
];

/** The log of a syncer, where there is one. */
export const syncerLogSteps = [
  {
    name: "She reads her syncer's log",
    run: async ({ as: { ann } }) => {
      const { container, lines } = await ann.get(
        tenantPath(TENANT_A, '/logs/syncer'),
      );
      expectEqual(container, 'syncer', 'The container');
      expect(lines.length > 0, "The syncer's log is empty");
    },
  },
];
