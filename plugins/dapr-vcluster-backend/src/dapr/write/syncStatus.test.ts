import { isCopyOf, syncStatusOf } from './syncStatus';

const KEY = 'dapr-vcluster/sync-status';
const object = (said: unknown, generation = 2) => ({
  metadata: {
    name: 'store',
    namespace: 'shop',
    uid: 'u1',
    generation,
    annotations: {
      [KEY]: typeof said === 'string' ? said : JSON.stringify(said),
    },
  },
});
const refused = {
  state: 'refused',
  onHost: false,
  hostNamespace: 'vcluster-a',
  hostName: 'store',
  observedGeneration: 2,
  time: '2026-11-29T12:00:00.000Z',
  reason: 'keyPrefix "name" lets tenants read each other',
  findings: [
    {
      ruleId: 'G2',
      severity: 'error',
      title: 'keyPrefix "name" lets tenants read each other',
      fix: 'Set keyPrefix to "a"',
      field: 'spec.metadata[0].value',
    },
  ],
};

it('tells the rule that refuses it, and the fix', () => {
  expect(syncStatusOf(object(refused))).toEqual({
    state: 'refused',
    reason: refused.reason,
    findings: [{ ...refused.findings[0], evidence: [] }],
  });
});

it.each([
  ['is about an earlier generation', { ...refused, observedGeneration: 1 }],
  ['names no generation', { state: 'synced' }],
  ['has another state', { ...refused, state: 'fine' }],
  ['is no JSON', '{"state":'],
  ['is no object', '[]'],
  ['is too long', `{"state":"synced","reason":"${'x'.repeat(70_000)}"}`],
  ['has endless texts', { ...refused, reason: 'x'.repeat(3_000) }],
  [
    'has a thousand findings',
    { ...refused, findings: Array(1_000).fill(refused.findings[0]) },
  ],
])('says nothing when it %s', (_, said) => {
  expect(syncStatusOf(object(said))).toBeUndefined();
});

it('says nothing of an object without it', () => {
  expect(syncStatusOf({ metadata: { name: 'store' } })).toBeUndefined();
});

it.each([
  [{ source: 'shop/store', uid: 'u1' }, true],
  [{ source: 'shop/store', uid: 'u2' }, false],
  [{ source: 'other/store', uid: 'u1' }, false],
  [{}, false],
])('takes for its copy what carries its name and uid: %j', (marks, is) => {
  const { source, uid } = marks as { source?: string; uid?: string };
  const annotations = {
    ...(source && { 'dapr-vcluster/sync-source': source }),
    ...(uid && { 'dapr-vcluster/sync-source-uid': uid }),
  };
  const host = { metadata: { name: 'store', annotations } };
  expect(isCopyOf(host, object(refused))).toBe(is);
  expect(isCopyOf(undefined, object(refused))).toBe(false);
});
