import { stringify } from 'yaml';
import {
  ComponentCatalogue,
  ComponentSpec,
} from '../../componentCatalogue/types';
import { loadComponentCatalogue } from '../../componentCatalogue/load';
import { checkFiles } from './checkFiles';
import { applyFixes } from './fix/applyFixes';
import { Item, Manifest, manifestOf } from './__testUtils__/manifestOf';
import { mutated } from './__testUtils__/mutate';
import { FileCheckContext } from './model/context';

const context: FileCheckContext = { tenant: { name: 'team-a' } };
const MUTATIONS = 2_000;

// They reach into the host, whatever their fields say.
const DENIED = [
  'bindings.localstorage',
  // The text that fills its field is a path, not a URL; so it is for the keys of crypto.
  'bindings.wasm',
  'crypto.dapr.jwks',
  'crypto.dapr.localstorage',
  'middleware.http.wasm',
  'secretstores.local.env',
  'secretstores.local.file',
];

describe('the checker, on every component type', () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });
  const check = (text: string) =>
    checkFiles([{ path: 'a.yaml', text }], context, catalogue);
  const errors = (text: string) =>
    check(text).filter(({ severity }) => severity === 'error');

  it('has no error for one whose fields are filled as they should be', () => {
    const refused = catalogue.components.flatMap(spec => {
      const found = errors(stringify(manifestOf(spec, 'team-a')));
      return found.length > 0
        ? [`${spec.type} ${found.map(f => f.ruleId).join()}`]
        : [];
    });
    expect(catalogue.components).toHaveLength(144);
    expect(refused.sort()).toEqual(DENIED.map(type => `${type} G10`));
  });

  const broken = (
    spec: ComponentSpec,
    change: (good: Manifest) => Partial<Manifest>,
  ) => {
    const good = manifestOf(spec, 'team-a');
    return errors(stringify({ ...good, ...change(good) }));
  };
  const missed = (
    rule: string,
    specs: ComponentSpec[],
    change: (good: Manifest) => Partial<Manifest>,
  ) =>
    specs
      .filter(spec => !broken(spec, change).some(f => f.ruleId === rule))
      .map(({ type, version }) => `${type}/${version}`);
  const withMetadata = ({ spec }: Manifest, metadata: Item[]) => ({
    spec: { ...spec, metadata },
  });

  it('finds missing scopes and unknown names in each', () => {
    const { components } = catalogue;
    expect(missed('G1', components, () => ({ scopes: [] }))).toEqual([]);
    expect(
      missed('G6/unknown', components, good =>
        withMetadata(good, [
          ...good.spec.metadata,
          { name: 'qqqqqqqqqqqq', value: 'x' },
        ]),
      ),
    ).toEqual([]);
  });

  it('finds every secret in plain text, and repeats none', () => {
    const plain = (good: Manifest) =>
      withMetadata(
        good,
        good.spec.metadata.map(item =>
          item.secretKeyRef ? { name: item.name, value: 'hunter2' } : item,
        ),
      );
    const secretive = catalogue.components.filter(spec =>
      manifestOf(spec, 'team-a').spec.metadata.some(item => item.secretKeyRef),
    );
    expect(secretive.length).toBeGreaterThan(80);
    expect(missed('G3', secretive, plain)).toEqual([]);
    const texts = secretive.map(spec => JSON.stringify(broken(spec, plain)));
    expect(texts.join()).not.toContain('hunter2');
  });

  it(`survives ${MUTATIONS} mutated texts, and lets none pass that breaks a rule`, () => {
    const seen = { refused: 0, passed: 0 };
    for (let seed = 0; seed < MUTATIONS; seed++) {
      const { components } = catalogue;
      const spec = components[seed % components.length];
      const { text, breaks, kind } = mutated(spec, seed);
      const findings = check(text);
      const bad = findings.some(({ severity }) => severity === 'error');
      if (breaks && !bad) {
        throw new Error(`${kind} passed (seed ${seed})`);
      }
      expect(findings.every(f => f.line > 0 && f.title && f.fix)).toBe(true);
      applyFixes([{ path: 'a.yaml', text }], findings);
      seen[bad ? 'refused' : 'passed'] += 1;
    }
    expect(seen.refused + seen.passed).toBe(MUTATIONS);
    // Both happen: the texts are neither all hopeless nor all harmless.
    expect(Math.min(seen.refused, seen.passed)).toBeGreaterThan(50);
  }, 120_000);
});
