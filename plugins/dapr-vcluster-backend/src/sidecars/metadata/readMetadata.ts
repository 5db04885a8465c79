import { z } from 'zod/v3';
import {
  DAPR_KIND_TABLE,
  DAPR_RESOURCE_KINDS,
  DaprResourceKind,
  isDaprAtLeast,
  Known,
  Sidecar,
} from 'backstage-plugin-dapr-vcluster-common';

/** A daprd's metadata; every caller of its port can write parts of it, so it is only text. */
const metadataSchema = z.object({
  runtimeVersion: z.string().optional(),
  extended: z.object({ daprRuntimeVersion: z.string().optional() }).optional(),
  components: z
    .array(
      z.object({
        name: z.string(),
        type: z.string(),
        version: z.string().default(''),
        capabilities: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  enabledFeatures: z.array(z.string()).optional(),
  subscriptions: z
    .array(
      z.object({
        pubsubname: z.string(),
        topic: z.string(),
        type: z.string().optional(),
      }),
    )
    .default([]),
});

const namedSchema = z.array(z.object({ name: z.string() })).default([]);

/** Components a sidecar has loaded, or why that is not known. */
export type Loaded = Sidecar['loaded'];

/**
 * Names of the Dapr resources besides Dapr Components that a sidecar has loaded, by kind; a kind is absent where its
 * daprd does not tell. Subscriptions have no name here: `<pubsub>/<topic>`.
 */
export type LoadedObjects = Partial<Record<DaprResourceKind, string[]>>;

/** A topic that a sidecar has subscribed to, however it was told. */
export type ToldSubscription = {
  pubsub: string;
  topic: string;
  /** Whether a Subscription subscribed to it, and not the app itself; absent from a daprd that does not tell. */
  declared?: boolean;
};

/** Answer of one sidecar. */
export type Probe = {
  loaded: Loaded;
  /** What else it has loaded, see {@link LoadedObjects}; absent when that is not known. */
  objects?: LoadedObjects;
  runtimeVersion?: string;
  /** Features that are switched on; absent where its daprd tells none. */
  features?: readonly string[];
  /** Topics it has subscribed to; absent while unknown. */
  subscriptions?: ToldSubscription[];
  /** What is wrong by its own account; absent when healthy or unknown. */
  unhealthy?: string;
};

const BUILT_IN_STORE = 'secretstores.kubernetes';

/** Reads `/v1.0/metadata`. */
export function readMetadata(
  answer: { status: number; body: string },
  observedAt: string,
): Omit<Probe, 'unhealthy'> {
  if (answer.status !== 200) {
    return { loaded: refusedBy(answer.status) };
  }
  const body = safeJson(answer.body);
  const parsed = metadataSchema.safeParse(body);
  if (!parsed.success) {
    return { loaded: unknown('The sidecar answered what is no metadata.') };
  }
  const { components, extended, subscriptions } = parsed.data;
  const { enabledFeatures: features } = parsed.data;
  const runtimeVersion =
    parsed.data.runtimeVersion ?? extended?.daprRuntimeVersion;
  return {
    runtimeVersion,
    ...(features && { features }),
    subscriptions: subscriptions.map(({ pubsubname, topic, type }) => ({
      pubsub: pubsubname,
      topic,
      declared: isDeclared(type),
    })),
    objects: {
      ...namedObjects(body as { [field: string]: unknown }, runtimeVersion),
      Subscription: subscriptions
        .filter(({ type = 'DECLARATIVE' }) => type === 'DECLARATIVE')
        .map(({ pubsubname, topic }) => `${pubsubname}/${topic}`),
    },
    loaded: {
      state: 'known',
      observedAt,
      // The store that is built into every sidecar is no Dapr Component of the tenant.
      value: components.filter(
        ({ name, type }) => !(name === 'kubernetes' && type === BUILT_IN_STORE),
      ),
    },
  };
}

/** What it names, and of what it leaves out whether that is because there is none: a kind it is too old to tell is absent. */
function namedObjects(
  body: { [field: string]: unknown },
  runtimeVersion = '',
): LoadedObjects {
  const told = DAPR_RESOURCE_KINDS.flatMap(kind => {
    const { told: where } = DAPR_KIND_TABLE[kind];
    if (!where) {
      return [];
    }
    const tells =
      where.field in body || isDaprAtLeast(runtimeVersion, where.since);
    const names = namedSchema.safeParse(body[where.field]);
    return tells && names.success
      ? [[kind, names.data.map(({ name }) => name)]]
      : [];
  });
  return Object.fromEntries(told);
}

function isDeclared(type: string | undefined): boolean | undefined {
  return type === undefined || type === 'UNKNOWN'
    ? undefined
    : type === 'DECLARATIVE';
}

/** Reads `/v1.0/healthz`: 204 is healthy; the body of a 500 names what is not. */
export function readHealth(answer: {
  status: number;
  body: string;
}): string | undefined {
  if (answer.status !== 500) {
    return undefined;
  }
  const parsed = z
    .object({ message: z.string() })
    .safeParse(safeJson(answer.body));
  return parsed.success ? parsed.data.message.slice(0, 300) : 'not healthy';
}

/** A value that is not known, with the reason. */
export function unknown(reason: string): Known<never> {
  return { state: 'unknown', reason };
}

function refusedBy(status: number): Known<never> {
  switch (status) {
    case 403:
      return unknown(
        "The portal's service account may not use pods/proxy on the host.",
      );
    case 404:
      return unknown('The pod is gone.');
    default:
      return unknown(
        `The sidecar could not be reached through the host (${status}).`,
      );
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
