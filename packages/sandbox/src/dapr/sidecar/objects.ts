import { DaprResourceKind } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** One entry of a Dapr Component's `spec.metadata`. */
export type MetadataItem = {
  name: string;
  value?: unknown;
  secretKeyRef?: { name: string; key?: string };
  envRef?: string;
};

export type DaprComponent = {
  spec: {
    type: string;
    version: string;
    metadata?: MetadataItem[];
    ignoreErrors?: boolean;
    initTimeout?: string;
  };
  auth?: { secretStore?: string };
  scopes?: string[];
} & KubeObject;

export type DaprConfiguration = {
  spec?: {
    components?: { deny?: string[] };
    features?: { name: string; enabled: boolean }[];
  };
} & KubeObject;

export type DaprSubscription = {
  spec: {
    pubsubname: string;
    topic: string;
    /** v1alpha1. */
    route?: string;
    /** v2alpha1. */
    routes?: { default?: string; rules?: { match: string; path: string }[] };
    deadLetterTopic?: string;
    metadata?: Record<string, string>;
  };
  scopes?: string[];
} & KubeObject;

/** An object of which a sidecar tells no more than that it has read it. */
export type ScopedObject = {
  scopes?: string[];
} & KubeObject;

/** Those of the kinds that a sidecar tells by name in its metadata. */
export type NamedObjects = Partial<Record<DaprResourceKind, ScopedObject[]>>;

/** No scopes means everyone. */
export function isInScope(object: { scopes?: string[] }, appId: string) {
  return !object.scopes?.length || object.scopes.includes(appId);
}

/** `orders (state.redis/v1)`, as daprd writes a Dapr Component in its log. */
export function logName({ metadata, spec }: DaprComponent) {
  return `${metadata.name} (${spec.type}/${spec.version})`;
}
