import { createHmac, randomBytes } from 'node:crypto';
import {
  ANNOTATION_OBJECT_HOST_NAME,
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  ComponentCatalogue,
  LABEL_MANAGED_BY,
  LABEL_SYNCED_BY,
  looksSensitive,
  PREFIX,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from '../../hosts';
import { ComponentItem, ComponentMetadata } from '../model';
import { baseOf, pick } from './metadata';
import { shared, sharedList } from './sharing';

type RawMetadata = {
  name?: string;
  value?: unknown;
  secretKeyRef?: { name?: string; key?: string };
  envRef?: string;
};

type RawComponent = KubeObject & {
  spec?: {
    type?: string;
    version?: string;
    ignoreErrors?: boolean;
    metadata?: RawMetadata[];
  };
  scopes?: string[];
  auth?: { secretStore?: string };
};

const IDENTITY = [
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  ANNOTATION_OBJECT_HOST_NAME,
];
/** Texts with a user and a password in an address, whatever the field is called. */
const CREDENTIALS =
  /:\/\/[^/\s@]*:[^/\s@]*@|\b(password|pwd|accountkey|sharedaccesskey)\s*=/i;

/** Digests must not be comparable with those of anybody else's guesses. */
const DIGEST_KEY = randomBytes(32);
/** Nobody meets two equal ones of this length. */
const DIGEST_BYTES = 18;

/** Makes the projection of Dapr Components: sensitive values never pass it. */
export function componentProjection(catalogue: ComponentCatalogue) {
  return function projectComponent(object: KubeObject): ComponentItem {
    const component = object as RawComponent;
    const { type, version, ignoreErrors, metadata = [] } = component.spec ?? {};
    const fields = catalogue.find(type ?? '', version ?? '');
    const known = new Set(
      [fields?.fields ?? [], ...(fields?.profiles ?? []).map(p => p.fields)]
        .flat()
        .filter(field => field.sensitive)
        .map(field => field.name.toLowerCase()),
    );
    const sensitive = (name: string) =>
      known.has(name.toLowerCase()) || looksSensitive(name);
    return {
      ...baseOf(object),
      labels: pick(
        object.metadata.labels,
        key => key === LABEL_MANAGED_BY || key === LABEL_SYNCED_BY,
      ),
      annotations: pick(
        object.metadata.annotations,
        key => key.startsWith(PREFIX) || IDENTITY.includes(key),
      ),
      generation: object.metadata.generation,
      type: shared(type),
      version: shared(version),
      scopes: sharedList(component.scopes),
      ignoreErrors,
      secretStore: component.auth?.secretStore,
      metadata: metadata.map(item => shown(item, sensitive)),
      digest: digestOf(component),
    };
  };
}

function shown(
  item: RawMetadata,
  sensitive: (name: string) => boolean,
): ComponentMetadata {
  const { value, secretKeyRef, envRef } = item;
  const name = shared(item.name ?? '');
  if (secretKeyRef) {
    const { name: secret = '', key = '' } = secretKeyRef;
    return { name, secretKeyRef: { name: shared(secret), key: shared(key) } };
  }
  if (envRef) return { name, envRef };
  if (value === undefined) return { name };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return sensitive(name) || CREDENTIALS.test(text)
    ? { name, redacted: true }
    : { name, value: shared(text) };
}

function digestOf({ spec, scopes, auth }: RawComponent): string {
  return createHmac('sha256', DIGEST_KEY)
    .update(JSON.stringify(sorted({ spec, scopes: scopes ?? [], auth })))
    .digest()
    .subarray(0, DIGEST_BYTES)
    .toString('base64url');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
