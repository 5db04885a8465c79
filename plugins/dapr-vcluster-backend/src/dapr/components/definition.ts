import {
  ApplyComponent,
  objectName,
} from 'backstage-plugin-dapr-vcluster-common';
import { DaprComponentInput } from 'backstage-plugin-dapr-vcluster-common/rules';
import { z } from 'zod/v3';
import { checkInput, invalid } from '../../platform/errors';
import { assertListLengths } from '../../platform/yaml/listLimit';
import {
  assertSecretNameFits,
  OwnSecret,
  ownSecretName,
  SECRET_KEY,
  secretOwner,
} from '../write/ownSecret';

/** A Dapr Component of a request, with its secret texts taken out of it. */
export type ComponentDefinition = OwnSecret & {
  component: DaprComponentInput;
  /** The component preset that the request names. */
  preset?: string;
};

const secretNameSchema = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    'must be lower-case letters, digits, dashes and dots',
  );

/**
 * Turns a request into a Dapr Component whose secret fields refer to a Secret of its own, `<component>-secrets`.
 *
 * @throws InputError naming the field; never with a secret text.
 */
export function defineComponent(body: ApplyComponent): ComponentDefinition {
  const { namespace = 'default', secrets = {}, preset, ...component } = body;
  assertListLengths('metadata', component.metadata);
  assertListLengths('scopes', component.scopes);
  assertListLengths('secrets', Object.keys(secrets));
  const secretName = ownSecretName('Component', component.name);
  // Names become parts of paths, so they are checked before anything is asked.
  checkInput(objectName('name'), component.name, 'name');
  component.metadata.forEach(({ name, value, secretKeyRef, envRef }, index) => {
    if ([value, secretKeyRef, envRef].every(source => source === undefined)) {
      throw invalid(`metadata "${name}" has no value`, {
        field: `metadata[${index}]`,
        value: name,
        fix: 'Give it one of value, secretKeyRef and envRef, or its text under secrets.',
      });
    }
    if (secretKeyRef) {
      const field = `metadata[${index}].secretKeyRef.name`;
      checkInput(secretNameSchema, secretKeyRef.name, field);
    }
  });
  for (const [field, text] of Object.entries(secrets)) {
    checkSecret(field, text, component.metadata);
  }
  const own = { secretName, secrets: new Map(Object.entries(secrets)) };
  assertSecretNameFits(own, 'name', component.name);
  return {
    ...own,
    namespace,
    owner: secretOwner('Component', component.name),
    preset,
    component: {
      ...component,
      metadata: [
        ...component.metadata,
        ...Object.keys(secrets).map(field => ({
          name: field,
          secretKeyRef: { name: secretName, key: field },
        })),
      ],
    },
  };
}

function checkSecret(
  field: string,
  text: string,
  metadata: ApplyComponent['metadata'],
) {
  const at = `secrets["${field}"]`;
  if (!SECRET_KEY.test(field)) {
    throw invalid(`${at} is not a metadata name`, {
      field: at,
      fix: 'Use letters, digits, "-", "_" and ".".',
    });
  }
  if (text === '') {
    throw invalid(`${at} is empty`, {
      field: at,
      fix: 'Give the secret text, or leave the field out.',
    });
  }
  if (metadata.some(({ name }) => name.toLowerCase() === field.toLowerCase())) {
    throw invalid(
      `metadata "${field}" is given under metadata and under secrets`,
      {
        field: at,
        fix: 'Keep one of them.',
      },
    );
  }
}
