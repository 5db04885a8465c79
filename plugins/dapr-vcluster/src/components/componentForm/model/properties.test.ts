import fc from 'fast-check';
import {
  ComponentCatalogue,
  loadComponentCatalogue,
} from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  applyComponentSchema,
  componentFormValueSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { readDraft, valueOf } from './draft';
import { checkDraft } from './checkDraft';
import { componentManifest } from './manifest';
import { filledDraft } from './__testUtils__/filledDraft';

const TENANT = 'team-a';
const RUNS_PER_TYPE = 8;

// Types with access to the host, with any metadata.
const DENIED =
  /^(bindings\.localstorage|bindings\.wasm|crypto\.localstorage|crypto\.dapr\.localstorage|middleware\.http\.wasm|secretstores\.local\.(env|file))$/;

describe('drafts of every component type', () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });

  const refusals = (text: string) =>
    checkDraft(
      text,
      { tenant: { name: TENANT }, secrets: new Set(['shared']) },
      catalogue,
    )
      .filter(({ severity }) => severity === 'error')
      .map(({ ruleId, title }) => `${ruleId}: ${title}`);

  it('pass the check, and are valid requests for the backend', () => {
    expect(catalogue.components).toHaveLength(144);
    for (const spec of catalogue.components) {
      fc.assert(
        fc.property(filledDraft(spec, TENANT), ({ text }) => {
          // Text that is neither a key set nor an address is a path.
          const found = refusals(text).filter(
            each => !each.startsWith('G10: "jwks" is the path'),
          );
          const wanted = DENIED.test(spec.type) ? [/^G10: /] : [];
          expect(found).toEqual(wanted.map(p => expect.stringMatching(p)));
          const value = componentFormValueSchema.parse(
            valueOf(readDraft(text)),
          );
          const { secrets, ...request } = value;
          expect(applyComponentSchema.parse(request)).toEqual(request);
        }),
        { numRuns: RUNS_PER_TYPE, seed: 41 },
      );
    }
  }, 120_000);

  it('are unchanged after a round trip through the parameters', () => {
    for (const spec of catalogue.components) {
      fc.assert(
        fc.property(filledDraft(spec, TENANT), draft => {
          const value = valueOf(draft)!;
          expect(valueOf(readDraft(componentManifest(value)))).toEqual(value);
        }),
        { numRuns: 2, seed: 42 },
      );
    }
  }, 180_000);
});
