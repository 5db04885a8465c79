import { loadComponentCatalogue } from '../../componentCatalogue/load';
import { ComponentCatalogue } from '../../componentCatalogue/types';
import { checkComponentPreset } from '../componentPresets';
import { useCheck } from '../check/__testUtils__/useCheck';
import { dapr } from '../check/__testUtils__/samples';
import { checkDaprComponent } from './check';
import { ComponentMetadataItem } from './types';

describe('a type in other letters than in the documentation', () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });
  const rules = (
    type: string,
    metadata: ComponentMetadataItem[] = [],
    version = 'v1',
  ) =>
    checkDaprComponent(
      {
        name: 'x',
        type,
        version,
        metadata,
        scopes: ['app'],
        ignoreErrors: false,
      },
      { tenant: { name: 'team-a' } },
      catalogue,
    ).map(({ ruleId, severity, field }) => `${ruleId}:${severity}:${field}`);

  it.each([
    'bindings.LocalStorage',
    'BINDINGS.localstorage',
    'secretstores.Local.Env',
    'secretstores.local.FILE',
    'crypto.dapr.LocalStorage',
    'middleware.http.WASM',
    'bindings.wasm',
    'bindings.Wasm',
  ])('G10 forbids %s', type => {
    expect(rules(type)).toContain('G10:error:type');
  });

  it('has the same findings as the type in lower case', () => {
    for (const { type, version } of catalogue.components) {
      const [block, ...rest] = type.split('.');
      const capitals = `${block}.${rest.join('.').toUpperCase()}`;
      expect(rules(capitals, [], version.toUpperCase())).toEqual(
        rules(type, [], version),
      );
      expect(catalogue.find(capitals, version)).toBe(
        catalogue.find(type, version),
      );
    }
  });

  it('is no type of Dapr when the building block is in capitals, and every other rule holds', () => {
    expect(
      rules('State.Redis', [{ name: 'redisPassword', value: 'x' }]),
    ).toEqual(
      expect.arrayContaining([
        'G5:error:type',
        'G3:error:metadata[0].value',
        'G2:error:metadata.keyPrefix',
        'G6/required:error:metadata.redisHost',
      ]),
    );
  });

  it.each([
    ['/var/run/secrets/keys.json', true],
    ['../keys.json', true],
    ['eyes/keys', true],
    ['{"keys": []}', false],
    ['https://example.com/keys.json', false],
    [btoa('{"keys": []}'), false],
  ])('crypto.dapr.jwks with %s: is a file %s', (value, expected) => {
    const found = rules('crypto.dapr.JWKS', [{ name: 'JWKS', value }]);
    expect(found.includes('G10:error:metadata[0].value')).toBe(expected);
  });

  it('is that of the component preset', () => {
    const preset = {
      name: 'p',
      title: 'P',
      description: 'A preset',
      type: 'state.redis',
      version: 'v1',
      metadata: [],
    };
    expect(
      checkComponentPreset(
        { type: 'state.Redis', version: 'V1', metadata: [] },
        'p',
        { presets: [preset], tenant: { name: 'team-a' } },
      ),
    ).toEqual([]);
  });
});

describe('files with types in capitals', () => {
  const { rules } = useCheck();

  it('forbids a middleware that runs code in a Configuration', () => {
    const handlers = [{ name: 'x', type: 'middleware.http.Wasm' }];
    expect(
      rules(dapr('Configuration', { httpPipeline: { handlers } })).join(),
    ).toContain('G10');
  });

  it.each([
    [
      'bindings.LocalStorage',
      '- { name: rootPath, value: "/var/run" }',
      'G10:spec.type',
    ],
    [
      'bindings.wasm',
      '- { name: url, value: "https://code.example.com/f.wasm" }',
      'G10:spec.type',
    ],
    [
      'state.Redis',
      '- { name: redisPasword, value: "none" }',
      'G6/unknown:spec.metadata[0].name',
    ],
  ])('checks %s as daprd reads it', (type, item, expected) => {
    const found = rules(`apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: files }
spec:
  type: ${type}
  version: v1
  metadata:
    ${item}
scopes: [shop-cart]
`);
    expect(found.map(each => each.replace(/^\d+:/, ''))).toContain(expected);
    expect(found.join()).not.toContain('G5');
  });
});
