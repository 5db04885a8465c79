import { parseAllDocuments } from 'yaml';
import { ChartValues } from './values';
import { renderTemplate } from './template';
import { Release, Rendered } from './types';

/**
 * The objects of `experimental.deploy.host`, which become part of the release.
 *
 * @throws Error when the text is not YAML, or an object has no kind or name.
 */
export function hostManifests(
  { experimental }: ChartValues,
  release: Release,
): Rendered[] {
  const { manifests, manifestsTemplate } = experimental.deploy.host;
  return [manifests, renderTemplate(manifestsTemplate, release)].flatMap(text =>
    parse(text, release.namespace),
  );
}

function parse(text: string, namespace: string): Rendered[] {
  return parseAllDocuments(text).flatMap(document => {
    if (document.errors.length > 0) {
      throw new Error(
        `YAML parse error on vcluster/templates/manifests.yaml: ${document.errors[0].message}`,
      );
    }
    const object = document.toJS() as Rendered | null;
    if (object === null) {
      return [];
    }
    if (!object.apiVersion || !object.kind || !object.metadata?.name) {
      throw new Error(
        'unable to build kubernetes objects from release manifest: an object needs apiVersion, kind and metadata.name',
      );
    }
    return [{ ...object, metadata: { namespace, ...object.metadata } }];
  });
}
