import { JsonMap, ObjectPath, isMap, valueAt } from '../model/paths';
import { textKey, ValuesSources } from '../model/valuesSources';
import { parseFile } from '../yaml/parse';
import { OtherValues, textOf } from './carrier';

const ABSENT = 'It is not among the files.';
/** Merging more would take long, and nobody has them. */
const MAX_TEXTS = 20;

type Result = ReturnType<OtherValues['read']>;

/** Each text is parsed once, however many objects name it. */
const READ = new WeakMap<ValuesSources, Map<string, Result>>();

function readText(sources: ValuesSources, key: string): Result {
  const known = READ.get(sources) ?? new Map<string, Result>();
  READ.set(sources, known);
  const result = known.get(key) ?? parseText(sources.texts.get(key));
  known.set(key, result);
  return result;
}

function parseText(text: string | undefined): Result {
  if (text === undefined) {
    return { why: ABSENT };
  }
  const { documents, findings } = parseFile({ path: '', text });
  const value = documents[0]?.value;
  return findings.length === 0 && documents.length === 1 && isMap(value)
    ? { values: value }
    : { why: 'It is no map of values in valid YAML, or a template.' };
}

/**
 * `valuesFrom` of a HelmRelease of Flux: each wins over those before it, and the values inside the HelmRelease over all.
 *
 * Source: https://fluxcd.io/flux/components/helm/helmreleases/#values
 */
export function fluxValues(object: JsonMap, at: ObjectPath): OtherValues[] {
  const given = valueAt(object, at);
  const namespace = valueAt(object, ['metadata', 'namespace']);
  return (Array.isArray(given) ? given : []).map((each, index) => {
    const kind = textOf(valueAt(each, ['kind'])) ?? '';
    const name = textOf(valueAt(each, ['name'])) ?? '';
    const key = textOf(valueAt(each, ['valuesKey'])) ?? 'values.yaml';
    return {
      at: [...at, index],
      what: `${kind} "${name}"`,
      read: sources => {
        if (index >= MAX_TEXTS) {
          return { why: `At most ${MAX_TEXTS} are read.` };
        }
        if (kind === 'Secret') {
          return { why: 'Values in Secrets are not read.' };
        }
        return valueAt(each, ['targetPath']) === undefined
          ? readText(sources, textKey(namespace, name, key))
          : { why: 'Single values (targetPath) are not read.' };
      },
    };
  });
}

/** The value as `helm --set` takes it. */
function typed(text: string): unknown {
  if (/^(?:0|[1-9][0-9]{0,14})$/.test(text)) {
    return Number(text);
  }
  return { true: true, false: false, null: null }[text] ?? text;
}

/** `helm --set`, as far as it needs no lists and no escapes. */
function readParameter(
  name: string,
  text: string | undefined,
  isText: boolean,
): Result {
  if (
    !/^[\w-]{1,100}(?:\.[\w-]{1,100}){0,20}$/.test(name) ||
    text === undefined ||
    /[{},\\]|\$/.test(text)
  ) {
    return { why: 'Lists, escapes and variables in parameters are not read.' };
  }
  const value = isText || text === '' ? text : typed(text);
  const values = name
    .split('.')
    .reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return { values: values as JsonMap };
}

/**
 * `helm` of a source of Argo CD: files, then the values inside, then parameters. A file of another source (`$ref/…`) is
 * looked for among the files; others are those of the chart.
 *
 * Source: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-value-precedence
 */
export function argoValues(helm: JsonMap, at: ObjectPath): OtherValues[] {
  const listOf = (key: string) =>
    Array.isArray(helm[key]) ? (helm[key] as unknown[]) : [];
  return [
    ...listOf('valueFiles').map((each, index): OtherValues => {
      const file = textOf(each) ?? '';
      const [, path] = /^\$[\w-]{1,100}\/(.*)$/.exec(file) ?? [];
      return {
        at: [...at, 'valueFiles', index],
        what: `file "${file}"`,
        ...(path !== undefined && { file: path }),
        read: ({ files }) => {
          const values = path === undefined ? undefined : files.get(path);
          return values ? { values } : { why: ABSENT };
        },
      };
    }),
    ...listOf('parameters').map((each, index): OtherValues => {
      const name = textOf(valueAt(each, ['name'])) ?? '';
      return {
        at: [...at, 'parameters', index],
        what: `parameter "${name}"`,
        wins: true,
        read: () =>
          readParameter(
            name,
            textOf(valueAt(each, ['value'])),
            valueAt(each, ['forceString']) === true,
          ),
      };
    }),
    ...listOf('fileParameters').map((each, index): OtherValues => {
      const name = textOf(valueAt(each, ['name'])) ?? '';
      return {
        at: [...at, 'fileParameters', index],
        what: `parameter "${name}"`,
        wins: true,
        read: () => ({ why: 'Its value is the text of a file of the chart.' }),
      };
    }),
  ];
}
