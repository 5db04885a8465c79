/** @jest-environment node */
import {
  chooseType,
  componentManifest,
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
} from '.';
import {
  ComponentSpec,
  loadComponentCatalogue,
} from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import fc from 'fast-check';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- the test applies manifests to an API server
import {
  DAPR_DEFINITIONS,
  RawClient,
  startApiServer,
} from 'dapr-vcluster-kube-sim';

const COMPONENTS = '/apis/dapr.io/v1alpha1/namespaces/default/components';

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

/** The manifest of the form for a type, with all required and some optional fields. */
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

it('generates a manifest for every component type that the CRD of Dapr accepts', async () => {
  const server = await startApiServer({
    name: 'test',
    initial: DAPR_DEFINITIONS,
  });
  const client = new RawClient(server, server.adminToken);
  const { components } = await loadComponentCatalogue();
  expect(components).toHaveLength(144);
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
  client.close();
  await server.close();
  expect(refused).toEqual([]);
}, 180_000);
