import { allFields } from '../../componentCatalogue/allFields';
import { looksSensitive } from '../../componentCatalogue/sensitive';
import { ComponentField } from '../../componentCatalogue/types';
import { isPlainAddress } from './plainAddress';
import {
  ComponentMetadataItem,
  Rule,
  finding,
  hasCredentials,
  textOf,
} from './types';

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
    const isSecret =
      sensitive && Boolean(text) && !isPlainAddress(item.name, text!);
    if (!isSecret && !credentials) {
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
