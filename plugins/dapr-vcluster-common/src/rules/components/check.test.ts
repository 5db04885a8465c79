import fc from 'fast-check';
import { ComponentCatalogue } from '../../componentCatalogue/types';
import { loadComponentCatalogue } from '../../componentCatalogue/load';
import { checkDaprComponent } from './check';
import { ComponentCheckContext, DaprComponentInput } from './types';

const good: DaprComponentInput = {
  name: 'my-statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: 'redis-master.default.svc.cluster.local:6379' },
    { name: 'redisPassword', secretKeyRef: { name: 'redis', key: 'password' } },
    { name: 'keyPrefix', value: 'team-a' },
  ],
  scopes: ['writer', 'reader'],
  ignoreErrors: false,
};
const context: ComponentCheckContext = { tenant: { name: 'team-a' } };

describe('checkDaprComponent', () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });

  const rules = (change: Partial<DaprComponentInput>, given = context) =>
    checkDaprComponent({ ...good, ...change }, given, catalogue).map(
      f => `${f.ruleId}:${f.severity}:${f.field}`,
    );
  const withItem = (item: DaprComponentInput['metadata'][number]) => ({
    metadata: [
      ...good.metadata.filter(
        m => m.name.toLowerCase() !== item.name.toLowerCase(),
      ),
      item,
    ],
  });

  it('has nothing to say about a sound Redis state store', () => {
    expect(rules({})).toEqual([]);
  });

  it.each([
    ['no scopes', { scopes: [] }, 'G1:error:scopes'],
    ['a scope that is no app id', { scopes: ['Bad_Id'] }, 'G1:error:scopes[0]'],
    ['a name in capitals', { name: 'My Store' }, 'G9:error:name'],
    ['the reserved name', { name: 'kubernetes' }, 'G9:error:name'],
    ['an unknown version', { version: 'v9' }, 'G5:error:version'],
    [
      'an unreadable time-out',
      { initTimeout: 'soon' },
      'G6/value:error:initTimeout',
    ],
    [
      'a missing required field',
      { metadata: [good.metadata[2]] },
      'G6/required:error:metadata.redisHost',
    ],
    [
      'errors not considered',
      { ignoreErrors: undefined },
      'G7:info:ignoreErrors',
    ],
  ])('names %s', (_, change, expected) => {
    expect(rules(change)).toContain(expected);
  });

  it('only warns about a type Dapr does not ship', () => {
    expect(rules({ type: 'state.mine' })).toContain('G5:warning:type');
  });

  it('suggests the metadata name that was meant', () => {
    const [finding] = checkDaprComponent(
      { ...good, ...withItem({ name: 'enableTsl', value: 'true' }) },
      context,
      catalogue,
    );
    expect(finding).toMatchObject({
      ruleId: 'G6/unknown',
      severity: 'error',
      fix: 'Did you mean "enableTLS"?',
    });
  });

  it('refuses a secret in plain text without repeating it', () => {
    const findings = checkDaprComponent(
      { ...good, ...withItem({ name: 'redisPassword', value: 'hunter2' }) },
      context,
      catalogue,
    );
    expect(findings[0]).toMatchObject({ ruleId: 'G3', severity: 'error' });
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it('sees a password inside an address', () => {
    const item = {
      name: 'redisHost',
      value: 'redis://user:hunter2@redis:6379',
    };
    expect(rules(withItem(item))).toContain('G3:error:metadata[2].value');
  });

  it.each(['name', 'none', 'appid', 'other-team', 'team-a||x', ''])(
    'refuses the key prefix %p',
    value => {
      expect(rules(withItem({ name: 'keyPrefix', value }))).toContain(
        'G2:error:metadata.keyPrefix',
      );
    },
  );

  it.each(['namespace', 'team-a'])('accepts the key prefix %p', value => {
    expect(rules(withItem({ name: 'KEYPREFIX', value }))).toEqual([]);
  });

  it.each(['state.in-memory', 'pubsub.in-memory'])(
    'says of %s nothing about other tenants, as it keeps everything in one sidecar',
    type => {
      expect(rules({ type, metadata: [] })).toEqual([]);
    },
  );

  it.each([
    ['enableTLS', 'maybe'],
    ['redisMaxRetries', 'many'],
    ['dialTimeout', '5 parsecs'],
    ['redisType', 'ring'],
  ])('refuses %s: %s', (name, value) => {
    expect(rules(withItem({ name, value }))).toContain(
      'G6/value:error:metadata[3].value',
    );
  });

  it.each<[string, Record<string, string>, string | undefined]>([
    ['pubsub.kafka', { consumerGroup: '{namespace}' }, undefined],
    [
      'pubsub.kafka',
      { consumerGroup: 'shared', consumerID: '{namespace}' },
      'G8:error:metadata.consumerGroup',
    ],
    ['pubsub.kafka', {}, 'G8:error:metadata.consumerID'],
    ['pubsub.jetstream', { durableName: 'x' }, 'G8:error:metadata.durableName'],
    ['pubsub.jetstream', { consumerID: 'x' }, undefined],
  ])('%s with %j: %s', (type, values, expected) => {
    const metadata = Object.entries(values).map(([name, value]) => ({
      name,
      value,
    }));
    expect(
      rules({ type, metadata }).find(rule => rule.startsWith('G8:error')),
    ).toBe(expected);
  });

  it.each([
    ['NAMESPACE', true],
    ['Team-A', true],
    [' namespace', false],
    ['team-a-2', false],
  ])('reads the key prefix "%s" as daprd does: %s', (value, isSafe) => {
    const found = rules(withItem({ name: 'keyPrefix', value }));
    expect(found.includes('G2:error:metadata.keyPrefix')).toBe(!isSafe);
  });

  it('does not trim a type', () => {
    expect(rules({ type: 'state.redis ' })).toContain('G5:error:type');
  });

  it('asks for a consumer group that names the tenant', () => {
    const pubsub = {
      type: 'pubsub.redis',
      metadata: [{ name: 'redisHost', value: 'redis:6379' }],
    };
    expect(rules(pubsub)).toContain('G8:error:metadata.consumerID');
    expect(
      rules({
        ...pubsub,
        metadata: [
          ...pubsub.metadata,
          { name: 'consumerID', value: '{namespace}' },
          { name: 'allowedTopics', value: 'team-a-orders' },
        ],
      }),
    ).toEqual([]);
  });

  it('refuses types and addresses that reach the host', () => {
    expect(rules({ type: 'bindings.localstorage' })).toContain(
      'G10:error:type',
    );
    const item = { name: 'redisHost', value: '169.254.169.254:80' };
    expect(rules(withItem(item))).toContain('G10:error:metadata[2].value');
  });

  it('checks Secrets and other Dapr Components only when they are known', () => {
    const given: ComponentCheckContext = {
      ...context,
      secrets: new Set(),
      others: [{ name: 'my-statestore', metadata: [], scopes: [] }],
    };
    expect(rules({}, given)).toEqual([
      'G9:error:name',
      'G4:error:metadata[1].secretKeyRef.name',
    ]);
  });

  it('allows one actor state store per app', () => {
    const actor = { name: 'actorStateStore', value: 'true' };
    const others = [{ name: 'first', metadata: [actor], scopes: ['writer'] }];
    expect(rules(withItem(actor), { ...context, others })).toContain(
      'G9/actor-store:error:metadata.actorStateStore',
    );
    expect(
      rules({ ...withItem(actor), scopes: ['reader'] }, { ...context, others }),
    ).toEqual([]);
  });

  it('never throws, whatever it is given', () => {
    const item = fc.record({
      name: fc.string({ minLength: 1 }),
      value: fc.jsonValue(),
    });
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('state.redis', 'pubsub.kafka', 'x', ''),
        fc.array(item),
        fc.array(fc.string()),
        (name, type, metadata, scopes) => {
          const findings = checkDaprComponent(
            { name, type, version: 'v1', metadata, scopes },
            context,
            catalogue,
          );
          expect(findings.every(f => f.title && f.fix && f.ruleId)).toBe(true);
        },
      ),
    );
  });

  it('never lets a state store of any type pass without an isolating key prefix, but for one in memory', () => {
    const stores = catalogue.components.filter(
      c => c.type.startsWith('state.') && c.type !== 'state.in-memory',
    );
    expect(stores.length).toBeGreaterThan(20);
    for (const store of stores) {
      const findings = checkDaprComponent(
        { ...good, type: store.type, version: store.version, metadata: [] },
        context,
        catalogue,
      );
      expect(findings.map(f => f.ruleId)).toContain('G2');
    }
  });
});
