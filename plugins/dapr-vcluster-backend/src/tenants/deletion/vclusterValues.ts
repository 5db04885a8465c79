import {
  configSecretName,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isForbidden,
  isNotFound,
  KubeClient,
  KubeError,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parseAllDocuments } from 'yaml';

type Config = KubeObject & { data?: { 'config.yaml'?: string } };

/** A value of any shape: whoever installed the vcluster wrote it. */
export type Value = unknown;

/** The value at a path; undefined where there is none. */
export function valueAt(values: Value, ...path: string[]): Value {
  return path.reduce<Value>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, Value>)[key]
        : undefined,
    values,
  );
}

/** Keys and values of a map; none of anything else. */
export function entriesOf(value: Value): [string, Value][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}

/** Items of a list; none of anything else. */
export function itemsOf(value: Value): Value[] {
  return Array.isArray(value) ? value : [];
}

/** A text; undefined for anything else, and for an empty one. */
export function textAt(values: Value, ...path: string[]): string | undefined {
  const value = valueAt(values, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Values of a vcluster from 0.20 on, with those of the chart; nothing when they are not there, or cannot be read. */
export async function valuesOf(
  client: KubeClient,
  { namespace, name }: VclusterRef,
): Promise<Value> {
  const ref = { namespace, name: configSecretName(name) };
  try {
    const { data } = await client.get<Config>(RESOURCES.secrets, ref);
    const text = Buffer.from(data?.['config.yaml'] ?? '', 'base64').toString();
    const [document] = parseAllDocuments(text);
    return document?.toJS();
  } catch (error) {
    if (
      error instanceof KubeError &&
      !isNotFound(error) &&
      !isForbidden(error)
    ) {
      throw error;
    }
    return undefined;
  }
}
