import { brokerClaims } from 'backstage-plugin-dapr-vcluster-common/rules';
import { askedClaims, ownClaims } from './ownClaims';

const bus = (consumerID: string, allowedTopics = '') => ({
  name: 'bus',
  type: 'pubsub.redis',
  metadata: [
    { name: 'redisHost', value: 'redis:6379' },
    { name: 'consumerID', value: consumerID },
    { name: 'allowedTopics', value: allowedTopics },
  ],
  scopes: ['app'],
});
const keys = (...args: Parameters<typeof bus>) =>
  brokerClaims(bus(...args)).map(({ key }) => key);

const context = {
  tenant: { name: 'team-a' },
  namespace: 'default',
  profile: 'oss-hostmanaged' as const,
  components: [bus('shared', 'orders')],
  claims: keys('theirs', 'orders,payroll'),
  policy: { rules: {} },
  notChecked: [],
};

describe('ownClaims', () => {
  it("answers for the tenant's own values and never sends those of others", () => {
    const answer = ownClaims(context, []);
    expect(answer.claims).toEqual([expect.stringContaining('"orders"')]);
    expect(JSON.stringify(answer)).not.toMatch(/payroll|theirs|[0-9a-f]{64}/);
  });

  it('answers yes or no to a value that is asked for', () => {
    const ask = (name: string) =>
      ownClaims({ ...context, components: [] }, keys(name)).claims;
    expect(ask('theirs')).toEqual(keys('theirs'));
    expect(ask('mine')).toEqual([]);
  });
});

describe('askedClaims', () => {
  it('reads a JSON array and rejects everything else', () => {
    expect(askedClaims(undefined)).toEqual([]);
    expect(askedClaims('["a"]')).toEqual(['a']);
    for (const text of [
      '',
      '{}',
      '[1]',
      '[',
      JSON.stringify(Array(51).fill('a')),
    ]) {
      expect(() => askedClaims(text)).toThrow('claims is no JSON array');
    }
  });
});
