import { stringify } from 'yaml';
import { ComponentCatalogue, ComponentSpec } from '../components';
import { loadComponentCatalogue } from '../components/catalogue/load';
import { checkFiles } from './checkFiles';
import { applyFixes } from './fix/applyFixes';
import { manifestOf } from './testing/manifestOf';
import { mutated } from './testing/mutate';
import { FileCheckContext } from './types';

const context: FileCheckContext = { tenant: { name: 'team-a' } };
const MUTATIONS = 2_000;

// They reach into the host, whatever their fields say.
const DENIED = [
  'bindings.localstorage',
  'crypto.localstorage',
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
  const id = ({ type, version }: ComponentSpec) => `${type}/${version}`;

  it('has no error for one whose fields are filled as they should be', () => {
    const refused = catalogue.components.flatMap(spec => {
      const found = errors(stringify(manifestOf(spec, 'team-a')));
      return found.length > 0
        ? [`${spec.type} ${found.map(f => f.ruleId).join()}`]
        : [];
    });
    expect(catalogue.components).toHaveLength(141);
    expect(refused.sort()).toEqual(DENIED.map(type => `${type} G10`));
  });

  it('finds what each break breaks', () => {
    for (const spec of catalogue.components) {
      const good = manifestOf(spec, 'team-a');
      const rules = (change: object) =>
        errors(stringify({ ...good, ...change })).map(f => f.ruleId);
      const withItem = (item: object) => ({
        spec: { ...good.spec, metadata: [...good.spec.metadata, item] },
      });
      expect([id(spec), rules({ scopes: [] })]).toEqual([
        id(spec),
        expect.arrayContaining(['G1']),
      ]);
      expect(rules(withItem({ name: 'qqqqqqqqqqqq', value: 'x' }))).toContain(
        'G6/unknown',
      );
      const secret = good.spec.metadata.findIndex(item => item.secretKeyRef);
      if (secret >= 0) {
        const metadata = good.spec.metadata.map((item, at) =>
          at === secret ? { name: item.name, value: 'hunter2' } : item,
        );
        const found = errors(
          stringify({ ...good, spec: { ...good.spec, metadata } }),
        );
        expect(found.map(f => f.ruleId)).toContain('G3');
        expect(JSON.stringify(found)).not.toContain('hunter2');
      }
    }
  });

  it(`survives ${MUTATIONS} mutated texts, and lets none pass that breaks a rule`, () => {
    const seen = { refused: 0, passed: 0 };
    for (let seed = 0; seed < MUTATIONS; seed++) {
      const { components } = catalogue;
      const spec = components[seed % components.length];
      const { text, breaks, kind } = mutated(spec, seed);
      const findings = check(text);
      const bad = findings.some(({ severity }) => severity === 'error');
      if (breaks && !bad) throw new Error(`${kind} passed (seed ${seed})`);
      expect(findings.every(f => f.line > 0 && f.title && f.fix)).toBe(true);
      applyFixes([{ path: 'a.yaml', text }], findings);
      seen[bad ? 'refused' : 'passed'] += 1;
    }
    expect(seen.refused + seen.passed).toBe(MUTATIONS);
    // Both happen: the texts are neither all hopeless nor all harmless.
    expect(Math.min(seen.refused, seen.passed)).toBeGreaterThan(50);
  }, 120_000);
});
