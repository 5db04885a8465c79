import { Pod } from '../../controllerRuntime';
import { StatefulSet } from '../shared/kinds';
import { statefulSet } from '../../__testUtils__/workloads';
import { Action, nextActions } from './nextAction';
import { podOfOrdinal } from './podOfOrdinal';

const set = (replicas: number, policy?: string) =>
  statefulSet('db', replicas, policy) as StatefulSet;

function pod(
  ordinal: number,
  options: { ready?: boolean; leaving?: boolean; revision?: string } = {},
): Pod {
  const made = podOfOrdinal(set(1), ordinal) as Pod;
  if (options.revision) {
    made.metadata.labels = { 'controller-revision-hash': options.revision };
  }
  if (options.leaving) {
    made.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
  }
  made.status = {
    conditions: [
      { type: 'Ready', status: options.ready === false ? 'False' : 'True' },
    ],
  };
  return made;
}

const brief = (actions: Action[]) =>
  actions.map(action =>
    'create' in action
      ? `create ${action.create}`
      : `${action.why} ${action.remove.metadata.name}`,
  );

describe('nextActions', () => {
  it.each([
    ['starts with the first', set(2), [], ['create 0']],
    ['waits for it to be ready', set(2), [pod(0, { ready: false })], []],
    ['goes on in order', set(2), [pod(0)], ['create 1']],
    ['fills a gap first', set(3), [pod(1), pod(2)], ['create 0']],
    [
      'waits for one that leaves',
      set(2),
      [pod(0, { leaving: true }), pod(1)],
      [],
    ],
    [
      'takes the highest away, one at a time',
      set(1),
      [pod(0), pod(1), pod(2)],
      ['scale db-2'],
    ],
    [
      'waits until that one is gone',
      set(0),
      [pod(0), pod(1, { leaving: true })],
      [],
    ],
    [
      'does all at once when parallel',
      set(2, 'Parallel'),
      [],
      ['create 0', 'create 1'],
    ],
    [
      'scales down all at once when parallel',
      set(0, 'Parallel'),
      [pod(0), pod(1)],
      ['scale db-1', 'scale db-0'],
    ],
    [
      'replaces outdated pods from the end',
      set(2),
      [pod(0, { revision: 'db-old' }), pod(1, { revision: 'db-old' })],
      ['update db-1'],
    ],
    [
      'does not update while another pod is not ready',
      set(2, 'Parallel'),
      [pod(0, { ready: false }), pod(1, { revision: 'db-old' })],
      [],
    ],
    ['is content', set(2), [pod(0), pod(1)], []],
  ])('%s', (_, wanted, pods, expected) => {
    expect(brief(nextActions(wanted, pods))).toEqual(expected);
  });

  it('never updates a set that says OnDelete', () => {
    const onDelete = set(1);
    onDelete.spec.updateStrategy = { type: 'OnDelete' };
    expect(nextActions(onDelete, [pod(0, { revision: 'db-old' })])).toEqual([]);
  });
});
