import { isMap, JsonMap, valueAt } from './paths';

/** Where values can come from that an object refers to: ConfigMaps among the files, and the files themselves. */
export type ValuesSources = {
  /** By namespace, name and key of their data; undefined where several have the same. */
  texts: ReadonlyMap<string, string | undefined>;
  /** Files of one document, by their paths. */
  files: ReadonlyMap<string, JsonMap | undefined>;
};

/** Key of a text in a ConfigMap. */
export const textKey = (namespace: unknown, name: string, key: string) =>
  JSON.stringify([namespace ?? '', name, key]);

const textOf = (value: unknown) =>
  typeof value === 'string' ? value : undefined;

type Sourced = { file: string; value: JsonMap };

/** Collects what values can come from; Secrets are left out, as no finding may repeat what is in one. */
export function valuesSources(objects: readonly Sourced[]): ValuesSources {
  const texts = new Map<string, string | undefined>();
  const files = new Map<string, JsonMap | undefined>();
  for (const { file, value } of objects) {
    files.set(file, files.has(file) ? undefined : value);
    const { data, kind, metadata } = value;
    if (kind === 'ConfigMap' && isMap(data) && isMap(metadata)) {
      for (const [key, text] of Object.entries(data)) {
        const at = textKey(metadata.namespace, String(metadata.name), key);
        texts.set(at, texts.has(at) ? undefined : textOf(text));
      }
    }
  }
  return { texts, files };
}

/** Maps merged as Helm does, those of the second win. */
export function mergeValues(first: JsonMap, second: JsonMap): JsonMap {
  return {
    ...first,
    ...Object.fromEntries(
      Object.entries(second).map(([key, value]) => {
        const before = valueAt(first, [key]);
        return [
          key,
          isMap(before) && isMap(value) ? mergeValues(before, value) : value,
        ];
      }),
    ),
  };
}
