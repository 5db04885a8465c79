import { mockServices } from '@backstage/backend-test-utils';
import {
  DeleteManifestsResult,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import { deleteCompletely } from './deleteCompletely';

const object = (
  kind: string,
  outcome: ObjectOutcome['outcome'],
  reason?: string,
): ObjectOutcome => ({
  apiVersion: 'v1',
  kind,
  name: 'x',
  outcome,
  ...(reason && { reason }),
});

/** What is known in the end of a deletion that takes several requests. */
async function ends(...answers: Partial<DeleteManifestsResult>[]) {
  const { removed, remaining, outcome } = await deleteCompletely({
    subject: 'Tenant a',
    ask: async () =>
      ({
        removed: [],
        remaining: [],
        ...answers.shift(),
      } as unknown as DeleteManifestsResult),
    logger: mockServices.logger.mock(),
    timeoutMs: 10_000,
    timing: { firstMs: 1, longestMs: 1, stuckMs: 10_000, catalogMs: 1 },
  });
  return {
    outcome,
    removed: removed.map(({ kind }) => kind),
    remaining: remaining.map(({ kind }) => kind),
  };
}

it('remembers what only the first of several requests knew to stay', async () => {
  expect(
    await ends(
      {
        outcome: 'deleting',
        remaining: [
          object(
            'PersistentVolume',
            'left',
            'The vcluster copied such objects',
          ),
          object('Namespace', 'left', 'Some resources are remaining'),
          object('Pod', 'left', 'Waits for example.org/finalizer'),
          object('Secret', 'left', 'Is being deleted'),
          object('ConfigMap', 'left', 'Another request has changed it since'),
        ],
      },
      {
        outcome: 'deleting',
        removed: [object('ConfigMap', 'deleted')],
        remaining: [object('Namespace', 'left', 'Kept: it is shared')],
      },
      { outcome: 'absent' },
    ),
  ).toEqual({
    outcome: 'deleted',
    removed: ['ConfigMap'],
    remaining: ['PersistentVolume', 'Namespace'],
  });
});

it('names whatever the last request says, in its words', async () => {
  expect(
    await ends({
      outcome: 'deleted',
      removed: [object('Namespace', 'deleted')],
      remaining: [object('Lease', 'left', 'Is being deleted')],
    }),
  ).toEqual({
    outcome: 'deleted',
    removed: ['Namespace'],
    remaining: ['Lease'],
  });
});
