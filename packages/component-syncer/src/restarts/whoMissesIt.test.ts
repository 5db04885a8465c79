import { RunningSidecar } from './RunningSidecar';
import { whoMissesIt } from './whoMissesIt';

const AT = Date.parse('2026-01-01T12:00:00Z');

const sidecar = (fields: Partial<RunningSidecar> = {}): RunningSidecar => ({
  namespace: 'shop',
  name: 'cart-1',
  appId: 'cart',
  version: '1.17.2',
  startedAt: AT - 60_000,
  ...fields,
});
const change = { kind: 'Component', name: 'store', scopes: [], at: AT };
const misses = (
  of: Partial<typeof change> & { scopes?: string[] },
  fields: Partial<RunningSidecar>,
  features: Record<string, Record<string, boolean>> = {},
) =>
  whoMissesIt(
    { ...change, ...of },
    [sidecar(fields)],
    config => features[config],
  ).length === 1;

it.each([
  ['an older daprd, which does not reload', {}, {}, {}, true],
  ['1.18, which reloads', {}, { version: '1.18.0' }, {}, false],
  [
    '1.18, which does not reload the state store of actors',
    {
      object: { type: 'state.redis', metadata: [{ name: 'actorStateStore' }] },
    },
    { version: '1.18.0' },
    {},
    true,
  ],
  [
    '1.18 with hot reload off',
    {},
    { version: '1.18.0', config: 'conf' },
    { conf: { HotReload: false } },
    true,
  ],
  [
    '1.17 with hot reload on',
    {},
    { config: 'conf' },
    { conf: { HotReload: true } },
    false,
  ],
  [
    '1.17 with hot reload on, which does not reload this kind',
    { kind: 'Resiliency' },
    { config: 'conf' },
    { conf: { HotReload: true } },
    true,
  ],
  ['one whose version is not known', {}, { version: undefined }, {}, false],
  ['one that is not in scope', { scopes: ['mail'] }, {}, {}, false],
  ['one that is in scope', { scopes: ['mail', 'cart'] }, {}, {}, true],
  ['one that started later', {}, { startedAt: AT + 5_000 }, {}, false],
  ['one of the same second', {}, { startedAt: AT + 500 }, {}, true],
  [
    'one that does not name the Configuration',
    { kind: 'Configuration', name: 'conf' },
    {},
    {},
    false,
  ],
  [
    'one that names the Configuration',
    { kind: 'Configuration', name: 'conf' },
    { config: 'conf' },
    {},
    true,
  ],
])('%s', (_, of, fields, features, expected) => {
  expect(misses(of as never, fields, features as never)).toBe(expected);
});
