import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A version of a CustomResourceDefinition. */
export type DefinitionVersion = {
  name: string;
  served: boolean;
  storage: boolean;
  schema?: { openAPIV3Schema?: unknown };
  [field: string]: unknown;
};

/** A CustomResourceDefinition. */
export type Definition = KubeObject & {
  spec: {
    group: string;
    scope: string;
    names: { kind: string; plural: string; [field: string]: unknown };
    versions: DefinitionVersion[];
    conversion?: unknown;
    [field: string]: unknown;
  };
};
