import { loadComponentCatalogue } from '../../componentCatalogue/load';
import { ComponentCatalogue } from '../../componentCatalogue/types';
import { checkDaprComponent } from './check';
import { isNewerLine } from './isNewerLine';

let catalogue: ComponentCatalogue;
beforeAll(async () => {
  catalogue = await loadComponentCatalogue();
});

const found = (
  rule: string,
  daprVersion: string | undefined,
  given: { type?: string; version?: string; field?: string },
) => {
  const { type = 'state.redis', version = 'v1', field = 'redisHost' } = given;
  const component = {
    name: 'store',
    type,
    version,
    scopes: ['app'],
    metadata: [{ name: field, value: 'a' }],
  };
  return checkDaprComponent(component, { daprVersion }, catalogue)
    .filter(({ ruleId }) => ruleId === rule)
    .map(({ severity, title }) => `${severity}: ${title}`);
};

const newer = () => {
  const [major, minor] = catalogue.daprLine.split('.').map(Number);
  return `${major}.${minor + 1}.2`;
};

it('knows the release line that the catalogue is of', () => {
  expect(catalogue.daprLine).toMatch(/^1\.\d+$/);
});

it('does not deny a newer Dapr what it may have', () => {
  const may = 'newer and may have it';
  const unknown = { field: 'oidcClientID' };
  expect(found('G6/unknown', newer(), unknown)).toEqual([
    expect.stringMatching(`^warning: .*${may}`),
  ]);
  expect(found('G6/unknown', `${catalogue.daprLine}.9`, unknown)).toEqual([
    expect.stringMatching('^error: .*Dapr would ignore it'),
  ]);
  expect(found('G6/unknown', undefined, unknown)).toHaveLength(1);
  expect(found('G5', newer(), { version: 'v9' })).toEqual([
    expect.stringMatching(`^warning: .*${may}`),
  ]);
  expect(found('G5', undefined, { version: 'v9' })).toEqual([
    expect.stringMatching('^error: '),
  ]);
  expect(found('G5', newer(), { type: 'state.new' })).toEqual([
    expect.stringMatching(`^warning: .*${may}`),
  ]);
});

it('says of a type that came later what is known', () => {
  const type = 'Pubsub.AMQP'.replace('P', 'p');
  expect(found('G5', '1.19.0', { type })).toEqual([
    expect.stringMatching('^info: .*not checked'),
  ]);
  expect(found('G5', undefined, { type })).toEqual([
    expect.stringMatching('^info: .*not checked'),
  ]);
  expect(found('G5', '1.18.3', { type })).toEqual([
    'error: Dapr ships "pubsub.AMQP" from 1.19 on; the host has 1.18.3',
  ]);
});

it.each([
  ['1.19.0', '1.18', true],
  ['1.18.9', '1.18', false],
  ['2.0.0', '1.18', true],
  ['1.9.0', '1.18', false],
  ['edge', '1.18', false],
  [undefined, '1.18', false],
])('%s is newer than %s: %s', (version, line, expected) => {
  expect(isNewerLine(version, line)).toBe(expected);
});
