import {
  ApplyComponent,
  DaprComponentInput,
  dnsLabel,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { checkInput, invalid } from '../../platform/errors';

/** The Secret an object of Dapr has to itself. */
export type OwnSecret = {
  /** Virtual namespace. */
  namespace: string;
  /** Key to secret text; empty when there is no such Secret. */
  secrets: ReadonlyMap<string, string>;
  secretName: string;
  /** What it was made for, as its annotation says. */
  owner: string;
};

/** A Dapr Component as asked for, with its secret texts taken out of it. */
export type ComponentDefinition = OwnSecret & {
  component: DaprComponentInput;
  /** The platform team's preset it claims to be. */
  preset?: string;
};

const secretNameSchema = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    'must be lower-case letters, digits, dashes and dots',
  );

/** What a key of a Secret may be. */
export const SECRET_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/**
 * Turns a request into a Dapr Component whose secret fields refer to a Secret of its own, `<component>-secrets`.
 *
 * @throws InputError naming the field; never with a secret text.
 */
export function defineComponent(body: ApplyComponent): ComponentDefinition {
  const { namespace = 'default', secrets = {}, preset, ...component } = body;
  const secretName = `${component.name}-secrets`;
  // Names become parts of paths, so they are checked before anything is asked.
  checkInput(dnsLabel('name'), component.name, 'name');
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
  return {
    namespace,
    owner: component.name,
    secretName,
    preset,
    secrets: new Map(Object.entries(secrets)),
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
