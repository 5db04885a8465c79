import { allFields } from '../../../componentCatalogue/allFields';
import {
  ComponentField,
  ComponentSpec,
} from '../../../componentCatalogue/types';

/** One metadata item of a generated manifest. */
export type Item = {
  name: string;
  value?: unknown;
  secretKeyRef?: { name: string; key: string };
};

/** A manifest with every field of a type and of its first authentication profile. */
export type Manifest = {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec: {
    type: string;
    version: string;
    ignoreErrors: boolean;
    metadata: Item[];
  };
  scopes: string[];
};

const VALUES: Record<ComponentField['type'], string> = {
  string: 'some-text',
  bool: 'true',
  number: '3',
  duration: '10s',
  bytesize: '10Mi',
};

/** Names of the consumer group, which differ from type to type. */
const GROUPS = new Set([
  'consumerID',
  'consumerGroup',
  'durableName',
  'group',
  'groupName',
  'queueGroupName',
]);

function valueOf(field: ComponentField, tenant: string): string {
  if (field.name === 'keyPrefix') {
    return tenant;
  }
  if (GROUPS.has(field.name)) {
    return '{namespace}';
  }
  return field.allowedValues?.[0] ?? VALUES[field.type];
}

/** Names that another one excludes, or that are deprecated names of one that is there. */
function superfluous({ needs }: ComponentSpec): Set<string> {
  return new Set(
    needs
      .filter(({ exclusive }) => exclusive)
      .flatMap(({ alternatives: [, ...others] }) => others.flat())
      .map(name => name.toLowerCase()),
  );
}

/** Names that are needed besides those that are marked so. */
function neededNames({ needs }: ComponentSpec): string[] {
  return needs
    .filter(({ when }) => !when)
    .flatMap(({ alternatives: [first] }) => first);
}

/** A manifest as a careful person writes it: every value fits its field, every secret is referred to. */
export function manifestOf(spec: ComponentSpec, tenant: string): Manifest {
  const fields = new Map<string, ComponentField>();
  const all = allFields(spec);
  const left = superfluous(spec);
  for (const field of [
    ...spec.fields,
    ...(spec.profiles[0]?.fields ?? []),
    ...neededNames(spec).flatMap(name => all.get(name.toLowerCase()) ?? []),
  ]) {
    const key = field.name.toLowerCase();
    if (!fields.has(key) && !left.has(key)) {
      fields.set(key, field);
    }
  }
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'generated' },
    spec: {
      type: spec.type,
      version: spec.version,
      ignoreErrors: false,
      metadata: [...fields.values()].map(field => ({
        name: field.name,
        ...(field.sensitive
          ? { secretKeyRef: { name: 'secrets', key: 'key' } }
          : { value: valueOf(field, tenant) }),
      })),
    },
    scopes: ['app'],
  };
}
