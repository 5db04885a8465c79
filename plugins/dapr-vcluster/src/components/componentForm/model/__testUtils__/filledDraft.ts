import fc from 'fast-check';
import type { ComponentSpec } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { chooseProfile, chooseType } from '../choose';
import { ComponentDraft, readDraft } from '../draft';
import { DraftStep, editDraft } from '../editDraft';
import { setField, setName, setNewSecret, setPart, setScopes } from '../edits';
import { FormField, formFields } from '../fields';
import { EMPTY_VALUE, componentManifest } from '../manifest';

const label = fc.stringMatching(/^[a-z]([a-z0-9]{0,8}-)?[a-z0-9]{1,8}$/);

/** Names of the consumer group, which differ from type to type. */
const GROUP =
  /^(consumerID|consumerGroup|durableName|group|groupName|queueGroupName)$/i;

/** A value for each widget. */
function entered({ name, widget }: FormField): fc.Arbitrary<string> {
  if (GROUP.test(name)) {
    return fc.constant('{namespace}');
  }
  switch (widget.kind) {
    case 'enum':
      return fc.constantFrom(...widget.options);
    case 'bool':
      return fc.constantFrom('true', 'false');
    case 'number':
      return fc.nat(99_999).map(String);
    case 'duration':
      return fc
        .tuple(
          fc.integer({ min: 1, max: 900 }),
          fc.constantFrom('ms', 's', 'm'),
        )
        .map(([n, unit]) => `${n}${unit}`);
    case 'bytesize':
      return fc
        .tuple(
          fc.integer({ min: 1, max: 900 }),
          fc.constantFrom('', 'Ki', 'Mi'),
        )
        .map(([n, unit]) => `${n}${unit}`);
    default:
      return fc.oneof(
        label,
        label.map(text => `${text}: "quoted" # no comment`),
        fc.constantFrom('yes', 'null', '0644', ' spaced ', '{}', 'ä&*!|>'),
      );
  }
}

/** A new secret value, or a key of an existing Secret. */
function secretStep(name: string): fc.Arbitrary<DraftStep> {
  return fc.constantFrom<DraftStep>(
    draft => setNewSecret(name, draft),
    draft =>
      setField(name, { secretKeyRef: { name: 'shared', key: 'k' } }, draft),
  );
}

const fieldStep = (field: FormField): fc.Arbitrary<DraftStep> =>
  field.widget.kind === 'secret'
    ? secretStep(field.name)
    : entered(field).map(
        value => (draft: ComponentDraft) =>
          setField(field.name, { value }, draft),
      );

/** Fields that the form asks for once some optional ones are set. */
function neededBy(
  spec: ComponentSpec,
  profile: number,
  some: readonly FormField[],
): FormField[] {
  const present = some.map(({ name }) => name);
  const { required, authentication, optional } = formFields(
    spec,
    spec.profiles[profile],
    { present },
  );
  return [...required, ...authentication, ...optional].filter(
    ({ name, required: isNeeded }) => isNeeded && !present.includes(name),
  );
}

/**
 * A completed draft: a type, one of its profiles, all required fields and some optional fields.
 */
export function filledDraft(
  spec: ComponentSpec,
  tenant: string,
): fc.Arbitrary<ComponentDraft> {
  const profiles = Math.max(1, spec.profiles.length);
  return fc.nat(profiles - 1).chain(profile => {
    const { required, authentication, optional } = formFields(
      spec,
      spec.profiles[profile],
      { tenant },
    );
    const rest = [...authentication, ...optional];
    return fc
      .tuple(
        fc.tuple(...required.map(fieldStep)),
        fc
          .subarray(rest)
          .chain(some =>
            fc.tuple(
              ...[...some, ...neededBy(spec, profile, some)].map(fieldStep),
            ),
          ),
        label,
        fc.uniqueArray(label, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
      )
      .map(([needed, more, name, scopes, ignoreErrors]) => {
        const draft = editDraft(
          readDraft(componentManifest(EMPTY_VALUE)),
          it => chooseType(spec, it, tenant),
          it => chooseProfile(spec, profile, it),
          ...needed,
          ...more,
          it => setName(name, it),
          it => setScopes(scopes, it),
          it => setPart('ignoreErrors', ignoreErrors, it),
          it => setPart('initTimeout', ignoreErrors ? '10s' : undefined, it),
        );
        if (!draft) {
          throw new Error(`the form cannot fill in ${spec.type}`);
        }
        return draft;
      });
  });
}
