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
  const rules = (change: Partial<ComponentItem>) =>
    guardrailFindings(
      { ...item, ...change },
      { name: 'team-a' },
      catalogue,
    ).map(({ ruleId }) => ruleId);

  it('says nothing of a sound one', () => {
    expect(rules({})).toEqual([]);
  });

  it('names what lets tenants read each other and what every app would load', () => {
    const metadata = [item.metadata[0], { name: 'keyPrefix', value: 'name' }];
    expect(rules({ metadata, scopes: [] })).toEqual(['G1', 'G2']);
  });

  it('knows that a dropped value was a secret in plain text', () => {
    const metadata = [
      ...item.metadata,
      { name: 'redisPassword', redacted: true },
    ];
    expect(rules({ metadata })).toEqual(['G3']);
  });

  it('does not judge what has no type', () => {
    expect(rules({ type: undefined, scopes: [] })).toEqual([]);
  });
});
