import { ComponentCatalogue } from '../../componentCatalogue/types';
import { loadComponentCatalogue } from '../../componentCatalogue/load';
import { brokerClaims } from './brokers';
import { checkDaprComponent } from './check';
import { DaprComponentInput } from './types';

const bus = (values: Record<string, string>): DaprComponentInput => ({
  name: 'bus',
  type: 'pubsub.redis',
  version: 'v1',
  metadata: Object.entries({ redisHost: 'redis:6379', ...values }).map(
    ([name, value]) => ({ name, value }),
  ),
  scopes: ['orders', 'mail'],
  ignoreErrors: false,
});
const names = (component: DaprComponentInput) =>
  brokerClaims(component).map(({ kind, name }) => `${kind} ${name}`);

describe('brokerClaims', () => {
  it.each<[Record<string, string>, string[]]>([
    [{}, ['group orders', 'group mail']],
    [{ consumerID: '{namespace}' }, []],
    [{ consumerID: 'x-{uuid}' }, []],
    [{ consumerID: 'x-{appID}' }, ['group x-orders', 'group x-mail']],
    [
      { consumerID: 'team-a', allowedTopics: 'a, b,' },
      ['group team-a', 'topic a', 'topic b'],
    ],
  ])('of %j are %j', (values, expected) => {
    expect(names(bus(values))).toEqual(expected);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['pubsub.kafka', { consumerGroup: 'a', consumerID: 'b' }, ['group a']],
    ['pubsub.kafka', { consumerGroup: '', consumerID: 'b' }, ['group b']],
    ['pubsub.Kafka', { consumerGroup: '{namespace}' }, []],
    ['pubsub.azure.eventhubs', { consumerGroup: 'a' }, ['group a']],
    ['pubsub.rocketmq', { groupName: 'a', consumerID: 'b' }, ['group a']],
    ['pubsub.jetstream', { durableName: 'a' }, ['group a']],
    // Each subscriber gets every message.
    ['pubsub.jetstream', {}, []],
    ['pubsub.kubemq', { consumerID: 'b' }, []],
  ])('of %s with %j are %j', (type, values, expected) => {
    expect(names({ ...bus(values), type })).toEqual(expected);
  });

  it('are none of a state store, and differ by broker and database', () => {
    expect(names({ ...bus({}), type: 'state.redis' })).toEqual([]);
    const key = (values: Record<string, string>) =>
      brokerClaims(bus({ consumerID: 'x', ...values }))[0].key;
    expect(key({ redisHost: 'REDIS:6379' })).toBe(key({}));
    expect(key({ redisHost: 'other:6379' })).not.toBe(key({}));
    expect(key({ redisDB: '1' })).not.toBe(key({}));
  });
});

describe('brokers other tenants use', () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });
  const check = (mine: DaprComponentInput, theirs: DaprComponentInput) =>
    checkDaprComponent(
      mine,
      {
        tenant: { name: 'a' },
        claims: new Set(brokerClaims(theirs).map(({ key }) => key)),
      },
      catalogue,
    )
      .filter(({ ruleId }) => ruleId.endsWith('-taken'))
      .map(({ ruleId, severity, evidence }) => [
        ruleId,
        severity,
        evidence[0].value,
      ]);

  it('are told of by group and topic', () => {
    const values = { consumerID: 'a-group', allowedTopics: 'orders,a-mine' };
    expect(check(bus(values), bus(values))).toEqual([
      ['G8/group-taken', 'error', 'a-group'],
      ['G8/topic-taken', 'warning', 'orders'],
      ['G8/topic-taken', 'warning', 'a-mine'],
    ]);
    expect(check(bus(values), bus({ ...values, redisDB: '3' }))).toEqual([]);
    expect(
      check(bus({ consumerID: '{namespace}' }), bus({ consumerID: 'x' })),
    ).toEqual([]);
  });
});
