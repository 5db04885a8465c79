import {
  isBlockLowerCase,
  normalizeType,
} from '../../componentCatalogue/componentType';
import { ComponentField, ComponentSpec } from '../../componentCatalogue/types';
import { looksSensitive } from '../../componentCatalogue/sensitive';
import { closestName } from '../text/closestName';
import {
  ComponentMetadataItem,
  Rule,
  finding,
  hasCredentials,
  metadataItem,
  textOf,
} from './types';
import { valueProblem } from './values';

/** All fields a component type may have, whichever authentication profile is chosen. */
export function allFields(spec: ComponentSpec): Map<string, ComponentField> {
  const fields = new Map<string, ComponentField>();
  for (const field of [
    ...spec.fields,
    ...spec.profiles.flatMap(profile => profile.fields),
  ]) {
    const key = field.name.toLowerCase();
    const known = fields.get(key);
    fields.set(key, known ? either(known, field) : field);
  }
  return fields;
}

/** A field of several profiles may have the values of each: `authType` of Kafka has another one in every profile. */
function either(one: ComponentField, other: ComponentField): ComponentField {
  if (!one.allowedValues) {
    return one;
  }
  const { allowedValues, ...rest } = one;
  return other.allowedValues
    ? {
        ...rest,
        allowedValues: [...new Set([...allowedValues, ...other.allowedValues])],
      }
    : rest;
}

/** G5: the runtime stops on a type it does not know. */
export const typeKnown: Rule = ({ component, spec, knownVersions }) => {
  if (knownVersions.length > 0 && !isBlockLowerCase(component.type)) {
    return [
      finding('G5', 'error', {
        title: `Dapr has no building block "${component.type.split('.')[0]}"`,
        field: 'type',
        value: component.type,
        fix: `Use "${normalizeType(component.type)}"`,
        source: 'https://docs.dapr.io/reference/components-reference/',
      }),
    ];
  }
  if (spec) {
    return [];
  }
  if (knownVersions.length > 0) {
    return [
      finding('G5', 'error', {
        title: `"${component.type}" has no version "${component.version}"`,
        field: 'version',
        value: component.version,
        fix: `Use ${knownVersions.join(' or ')}`,
      }),
    ];
  }
  return [
    finding('G5', 'warning', {
      title: `"${component.type}" is not a type Dapr ships`,
      field: 'type',
      value: component.type,
      fix: 'Correct the type, or make sure that a pluggable component serves it',
      source: 'https://docs.dapr.io/reference/components-reference/',
    }),
  ];
};

/** G6: names the runtime would silently ignore, values it cannot read, fields it needs. */
export const fieldsFit: Rule = ({ component, spec }) => {
  if (!spec) {
    return [];
  }
  const fields = allFields(spec);
  const seen = new Set<string>();
  const findings = component.metadata.flatMap((item, index) => {
    const at = `metadata[${index}]`;
    const key = item.name.toLowerCase();
    if (seen.has(key)) {
      return [
        finding('G6/duplicate', 'error', {
          title: `Metadata "${item.name}" is given twice`,
          field: `${at}.name`,
          value: item.name,
          fix: 'Keep one of them',
        }),
      ];
    }
    seen.add(key);
    const field = fields.get(key);
    if (!field) {
      const near = closestName(
        item.name,
        [...fields.values()].map(f => f.name),
      );
      return [
        finding('G6/unknown', 'error', {
          title: `"${component.type}" has no metadata "${item.name}"; Dapr would ignore it`,
          field: `${at}.name`,
          value: item.name,
          fix: near
            ? `Did you mean "${near}"?`
            : 'Remove it, or see the reference for the names there are',
          source: spec.reference,
        }),
      ];
    }
    const text = textOf(item);
    const problem =
      text === undefined || field.sensitive
        ? undefined
        : valueProblem(field, text);
    return problem
      ? [
          finding('G6/value', 'error', {
            title: `Metadata "${item.name}" ${problem.title}`,
            field: `${at}.value`,
            value: text,
            fix: problem.fix,
            source: spec.reference,
          }),
        ]
      : [];
  });
  const missing = spec.fields.filter(
    field => field.required && !metadataItem(component, field.name),
  );
  return [
    ...findings,
    ...missing.map(field =>
      finding('G6/required', 'error', {
        title: `"${component.type}" needs metadata "${field.name}"`,
        field: `metadata.${field.name}`,
        fix: `Add "${field.name}"`,
        source: spec.reference,
      }),
    ),
  ];
};

const ITEM_SOURCES = ['value', 'secretKeyRef', 'envRef'] as const;

function sourcesOf(item: ComponentMetadataItem): string[] {
  return ITEM_SOURCES.filter(source => item[source] !== undefined);
}

/** G3: a secret in plain text ends up in the object, in two API servers and in whatever reads them. */
export const secretsReferred: Rule = ({ component, spec }) => {
  const fields = spec ? allFields(spec) : new Map<string, ComponentField>();
  return component.metadata.flatMap((item, index) => {
    const at = `metadata[${index}]`;
    const sources = sourcesOf(item);
    if (sources.length > 1) {
      return [
        finding('G3/ambiguous', 'error', {
          title: `Metadata "${item.name}" has ${sources.join(' and ')}`,
          field: at,
          fix: 'Keep one of them',
        }),
      ];
    }
    const sensitive =
      fields.get(item.name.toLowerCase())?.sensitive ??
      looksSensitive(item.name);
    const text = textOf(item);
    const credentials = text !== undefined && hasCredentials(text);
    if (!(sensitive && text) && !credentials) {
      return [];
    }
    return [
      finding('G3', 'error', {
        title:
          credentials && !sensitive
            ? `Metadata "${item.name}" is an address with a password in it`
            : `Metadata "${item.name}" is a secret in plain text`,
        field: `${at}.value`,
        fix: 'Give it as a new secret, or refer to an existing one with secretKeyRef',
        source: 'https://docs.dapr.io/operations/components/component-secrets/',
      }),
    ];
  });
};

/** G4: the Dapr operator looks the Secret up on the host; one that is missing fails every sidecar that starts. */
export const secretsPresent: Rule = ({ component, context }) => {
  const { secrets } = context;
  if (!secrets) {
    return [];
  }
  return component.metadata.flatMap((item, index) =>
    !item.secretKeyRef || secrets.has(item.secretKeyRef.name)
      ? []
      : [
          finding('G4', 'error', {
            title: `Secret "${item.secretKeyRef.name}" is not on the host`,
            field: `metadata[${index}].secretKeyRef.name`,
            value: item.secretKeyRef.name,
            fix: 'Create the Secret in the vcluster first and wait until it is synced',
            source:
              'https://docs.dapr.io/operations/components/component-secrets/',
          }),
        ],
  );
};
