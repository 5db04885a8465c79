import { ScalePaths } from '../kinds/KindInfo';
import { Schema } from '../schema/Schema';
import { KubeObject } from '../meta/types';

/** Where CustomResourceDefinitions are stored. */
export const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io';

export type DefinitionVersion = {
  name: string;
  served: boolean;
  storage: boolean;
  schema?: { openAPIV3Schema?: Schema };
  subresources?: { status?: object; scale?: ScalePaths };
};

/** A CustomResourceDefinition, as far as the server reads it. */
export type DefinitionSpec = {
  group: string;
  scope: 'Namespaced' | 'Cluster';
  names: {
    plural: string;
    singular?: string;
    kind: string;
    listKind?: string;
    shortNames?: string[];
    categories?: string[];
  };
  versions: DefinitionVersion[];
};

export function specOf(definition: KubeObject): DefinitionSpec {
  return definition.spec as DefinitionSpec;
}
