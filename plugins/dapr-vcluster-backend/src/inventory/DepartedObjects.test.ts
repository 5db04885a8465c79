import { DepartedObjects } from './DepartedObjects';
import { ResourceItem } from './model/model';
import { HostState } from './model/hostState';
import { Change, initialState, reduce } from './model/reduce';

const KIND = 'subscriptions.dapr.io';
const OTHER = 'resiliencies.dapr.io';
const NS = new Set(['a']);
const time = (minute: number) => `2026-01-01T00:0${minute}:00Z`;

const item = (name: string, namespace = 'a'): ResourceItem => ({
  namespace,
  name,
  uid: name,
  labels: {},
  annotations: {},
  scopes: [],
  digest: '',
});
const live: Change = { type: 'source', kind: KIND, state: 'live', at: '' };
const forbidden: Change = { ...live, state: 'forbidden' };
const replaced = (...items: ResourceItem[]): Change => ({
  type: 'replaced',
  kind: KIND,
  items,
});
const upserted = (name: string): Change => ({
  type: 'upserted',
  kind: KIND,
  item: item(name),
});
const removed = (name: string): Change => ({
  type: 'removed',
  kind: KIND,
  namespace: 'a',
  name,
});

/** What is remembered after changes, one a minute. */
function after(changes: Change[], most?: number) {
  const memory = new DepartedObjects(most);
  changes.reduce<HostState>((state, change, minute) => {
    memory.note(state, change, time(minute));
    return reduce(state, change);
  }, initialState([KIND, OTHER], ''));
  const { objects, since } = memory.of(KIND, NS);
  return [
    since,
    ...objects.map(({ name, goneAt }) => `${name} ${goneAt.slice(15, 16)}`),
  ];
}

describe('DepartedObjects', () => {
  it.each<[string, Change[], unknown[]]>([
    ['nothing before it has seen anything', [], [undefined]],
    [
      'what was removed',
      [replaced(item('x')), live, removed('x')],
      [time(1), 'x 2'],
    ],
    [
      'what a fresh list lacks',
      [replaced(item('x'), item('y')), live, replaced(item('y'))],
      [time(1), 'x 2'],
    ],
    ['nothing that never was', [live, removed('x')], [time(0)]],
    [
      'nothing that came back',
      [replaced(item('x')), live, removed('x'), upserted('x')],
      [time(1)],
    ],
    [
      'nothing that a fresh list brings back',
      [replaced(item('x')), live, removed('x'), replaced(item('x'))],
      [time(1)],
    ],
    [
      'nothing of other namespaces',
      [replaced(item('x', 'b')), live, replaced()],
      [time(1)],
    ],
    [
      'nothing of a kind that may not be seen any more',
      [replaced(item('x')), live, replaced(), forbidden],
      [undefined],
    ],
    [
      'since when it can be seen again',
      [live, forbidden, replaced(item('x')), live],
      [time(3)],
    ],
  ])('remembers %s', (_, changes, expected) => {
    expect(after(changes)).toEqual(expected);
  });

  it('forgets the oldest when there are too many, and moves the time since when it knows', () => {
    expect(
      after(
        [replaced(item('x'), item('y')), live, removed('x'), removed('y')],
        1,
      ),
    ).toEqual([time(2), 'y 3']);
  });
});
