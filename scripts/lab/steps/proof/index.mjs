import { TENANT_A } from '../../../check/fixtures.mjs';
import { listSidecars } from '../../../check/portal-api.mjs';
import { succeed } from '../../../check/tasks.mjs';
import { waitFor } from '../../../lib/wait.mjs';
import { addressOf } from '../apps.mjs';
import { registration } from '../registration.mjs';
import { blocksOf } from './blocks.mjs';
import { deployProver, PROVER } from './prover.mjs';

const BLOCKS = blocksOf(TENANT_A.split('/')[2]);

/** Every building block: registered by the action, loaded by a real daprd, used once. */
export const proofSteps = host => [
  ...BLOCKS.map(block => ({
    name: `${block.type} is registered by the action`,
    run: async ({ as: { ann }, password }) => {
      await succeed(ann, registration(TENANT_A, block, [PROVER], password));
    },
  })),
  {
    name: "An app's daprd loads them all",
    run: async ({ as: { ann } }) => {
      await deployProver(host, TENANT_A);
      const wanted = BLOCKS.map(({ name }) => name);
      const loaded = await waitFor(
        async () => {
          const sidecars = await listSidecars(ann, TENANT_A);
          const prover = sidecars.find(
            ({ appId, state }) => appId === PROVER && state === 'ready',
          );
          const names = prover?.loaded.value?.map(({ name }) => name) ?? [];
          return wanted.every(name => names.includes(name)) && names;
        },
        { what: `${wanted.join(', ')} being loaded`, timeoutMs: 60_000 },
      );
      return `${loaded.length} loaded`;
    },
  },
  ...BLOCKS.map(({ type, use }) => ({
    name: `${type} is used through daprd`,
    run: async ({ as: { ann } }) => {
      const ip = await addressOf(host, ann, TENANT_A, PROVER);
      return use(`http://${ip}:3500`, host);
    },
  })),
];
