import {
  ComponentCatalogue,
  loadComponentCatalogue,
} from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { ComponentItem } from '../../inventory/model/model';
import { guardrailFindings } from './guardrails';

const item: ComponentItem = {
  namespace: 'vcluster-team-a',
  name: 'my-statestore',
  labels: {},
  annotations: {},
  type: 'state.redis',
  version: 'v1',
  scopes: ['writer'],
  metadata: [
    { name: 'redisHost', value: 'redis:6379' },
    { name: 'keyPrefix', value: 'team-a' },
  ],
  digest: '',
  uid: 'u1',
};

describe('guardrailFindings', () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });
  const findings = (
    change: Partial<ComponentItem>,
    profile: 'oss-hostmanaged' | 'oss-synced' | 'unknown' = 'oss-hostmanaged',
  ) =>
    guardrailFindings(
      { ...item, ...change },
      { ref: { name: 'team-a' }, profile },
      catalogue,
    );
  const rules = (change: Partial<ComponentItem>) =>
    findings(change).map(({ ruleId }) => ruleId);

  it.each([
    ['oss-hostmanaged', 'error'],
    ['unknown', 'error'],
    ['oss-synced', 'warning'],
  ] as const)('takes missing scopes of profile %s for an %s', (profile, as) => {
    expect(findings({ scopes: [] }, profile)).toMatchObject([
      { ruleId: 'G1', severity: as },
    ]);
  });

  it('finds nothing in a Dapr Component without problems', () => {
    expect(rules({})).toEqual([]);
  });

  it('reports a key prefix that tenants would share, and missing scopes', () => {
    const metadata = [item.metadata[0], { name: 'keyPrefix', value: 'name' }];
    expect(rules({ metadata, scopes: [] })).toEqual(['G1', 'G2']);
  });

  it('reports a secret in plain text although its value was dropped', () => {
    const metadata = [
      ...item.metadata,
      { name: 'redisPassword', redacted: true },
    ];
    expect(rules({ metadata })).toEqual(['G3']);
  });

  it('does not evaluate a Dapr Component without a type', () => {
    expect(rules({ type: undefined, scopes: [] })).toEqual([]);
  });
});
