import { RenderedChange } from 'backstage-plugin-dapr-vcluster-common';
import { createTwoFilesPatch } from 'diff';
import { isEqual } from 'lodash';
import { parseAllDocuments, stringify } from 'yaml';
import { maskObject } from './maskObject';

/** An object as a chart renders it. */
export type RenderedObject = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; [field: string]: unknown };
  [field: string]: unknown;
};

/** Longer ones are cut: a dry run is read by people. */
const MOST_CHARACTERS = 20_000;
const CONTEXT_LINES = 3;
/** Comparing takes longer the more differs; objects of the chart differ in far fewer lines. */
const MOST_EDITS = 500;

/** Objects in a manifest of Helm; what is no object is left out. */
export function manifestObjects(manifest: string): RenderedObject[] {
  return parseAllDocuments(manifest, { logLevel: 'silent' }).flatMap(
    document => {
      const object = document.toJS() as RenderedObject | null;
      return object?.kind && object.metadata?.name ? [object] : [];
    },
  );
}

/** What differs between two sets of objects, as unified diffs without secrets; objects are told apart by group, kind and name. */
export function renderedChanges(
  before: readonly RenderedObject[],
  after: readonly RenderedObject[],
): RenderedChange[] {
  const old = new Map(before.map(object => [identityOf(object), object]));
  const now = new Map(after.map(object => [identityOf(object), object]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap(key => {
    const [one, other] = [old.get(key), now.get(key)];
    return isEqual(one, other) ? [] : [changeOf(one, other)];
  });
}

function identityOf({ apiVersion, kind, metadata }: RenderedObject): string {
  const { namespace = '', name } = metadata;
  return [apiVersion.split('/')[0], kind, namespace, name].join('|');
}

function changeOf(
  before: RenderedObject | undefined,
  after: RenderedObject | undefined,
): RenderedChange {
  const { apiVersion, kind, metadata } = (after ?? before)!;
  const { namespace, name } = metadata;
  const text = diffOf(before, after);
  const only = before ? 'removed' : 'added';
  return {
    apiVersion,
    kind,
    ...(namespace && { namespace }),
    name,
    change: before && after ? 'changed' : only,
    diff:
      text.length > MOST_CHARACTERS
        ? `${text.slice(0, MOST_CHARACTERS)}\n… (cut)`
        : text,
  };
}

function diffOf(before?: RenderedObject, after?: RenderedObject): string {
  const yamlOf = (object?: RenderedObject) =>
    object ? stringify(maskObject(object), { sortMapEntries: true }) : '';
  const patch = createTwoFilesPatch(
    before ? 'installed' : '/dev/null',
    after ? 'upgraded' : '/dev/null',
    yamlOf(before),
    yamlOf(after),
    undefined,
    undefined,
    { context: CONTEXT_LINES, maxEditLength: MOST_EDITS },
  );
  // The first line is a rule that only separates files.
  return patch?.replace(/^=+\n/, '') ?? '… (too many lines differ)';
}
