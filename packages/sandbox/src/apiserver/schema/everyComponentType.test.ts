import {
  chooseType,
  componentManifest,
  ComponentSpec,
  editDraft,
  EMPTY_VALUE,
  formFields,
  FormField,
  readDraft,
  setField,
  setName,
  setNewSecret,
  setPart,
  setScopes,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import fc from 'fast-check';
import { DAPR_DEFINITIONS } from '../crd/data';
import { COMPONENTS, Fixture } from '../testing/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

const VALUES = {
  text: 'some: "text" # and more',
  bool: 'true',
  number: '3',
  duration: '10s',
  bytesize: '10Mi',
};

function fill({ name, widget }: FormField) {
  return (draft: ReturnType<typeof readDraft>) => {
    if (widget.kind === 'secret') {
      return setNewSecret(name, draft);
    }
    const value =
      widget.kind === 'enum' ? widget.options[0] : VALUES[widget.kind];
    return setField(name, { value }, draft);
  };
}

/** What the form makes of a type: all required fields, and some of the others. */
function filled(spec: ComponentSpec, name: string) {
  const { required, authentication, optional } = formFields(
    spec,
    spec.profiles[0],
    { tenant: 'team-a' },
  );
  return fc.subarray([...authentication, ...optional]).map(some =>
    editDraft(
      readDraft(componentManifest(EMPTY_VALUE)),
      draft => chooseType(spec, draft, 'team-a'),
      ...[...required, ...some].map(fill),
      draft => setName(name, draft),
      draft => setScopes(['writer', 'reader'], draft),
      draft => setPart('initTimeout', '10s', draft),
    ),
  );
}

it('the definition of Dapr takes what the form makes of every component type', async () => {
  const { client } = await fixture.connect({ initial: DAPR_DEFINITIONS });
  const { components } = await loadComponentCatalogue();
  expect(components).toHaveLength(141);
  const refused: string[] = [];
  for (const [index, spec] of components.entries()) {
    const drafts = fc.sample(filled(spec, `made-${index}`), {
      numRuns: 3,
      seed: index,
    });
    for (const draft of drafts) {
      const answer = await client.post(
        `${COMPONENTS}?fieldValidation=Strict&dryRun=All`,
        draft?.object as object,
      );
      if (answer.code !== 201) {
        refused.push(`${spec.type}/${spec.version}: ${answer.json().message}`);
      }
    }
  }
  expect(refused).toEqual([]);
}, 60_000);
