import { z } from 'zod/v3';
import { flagSchema } from './flag';

/**
 * What limits a log; a question beyond them is refused, an answer never is larger.
 *
 * @public
 */
export const LOG_LIMITS = {
  /** Lines looked at, from the end. */
  tailLines: { usual: 500, most: 10_000 },
  /** Bytes of text in one answer. */
  bytes: { usual: 512 * 1024, most: 2 * 1024 * 1024 },
  /** Characters of one line; what is longer is cut, after secrets were hidden. */
  lineLength: 8_192,
  /** Characters of a search. */
  search: 200,
  /** Thirty days. */
  sinceSeconds: 30 * 24 * 60 * 60,
} as const;

const number = (most: number) =>
  z.coerce.number().int().min(1).max(most).optional();

/** Query of the log routes. */
export const logQuerySchema = z.object({
  tailLines: number(LOG_LIMITS.tailLines.most).describe(
    `How many lines from the end are looked at, default ${LOG_LIMITS.tailLines.usual}`,
  ),
  limitBytes: number(LOG_LIMITS.bytes.most).describe(
    `Most bytes of the answer's lines, default ${LOG_LIMITS.bytes.usual}; the oldest lines give way`,
  ),
  sinceSeconds: number(LOG_LIMITS.sinceSeconds).describe(
    'Only lines of that many last seconds',
  ),
  previous: flagSchema.describe("The container's run before its last restart"),
  search: z
    .string()
    .max(
      LOG_LIMITS.search,
      `search has more than ${LOG_LIMITS.search} characters; shorten it`,
    )
    .optional()
    .describe('Only lines with this text, in capitals or not'),
  follow: flagSchema.describe(
    'Stream lines as they are written, one JSON per line',
  ),
});

/**
 * Which part of a log is requested.
 *
 * @public
 */
export type LogQuery = {
  /** How many lines from the end are looked at. */
  tailLines?: number;
  /** Maximum of the bytes of the answer's lines; the oldest lines are left out. */
  limitBytes?: number;
  /** Only lines of that many last seconds. */
  sinceSeconds?: number;
  /** The container's run before its last restart. */
  previous?: boolean;
  /** Only lines with this text, in capitals or not. */
  search?: string;
  /** Stream lines as they are written, one JSON per line. */
  follow?: boolean;
};

/** One line of a log, without secrets. */
export const logLineSchema = z.object({
  at: z
    .string()
    .optional()
    .describe('RFC 3339 time; absent when the host tells none'),
  text: z.string(),
});

/**
 * One line of a log.
 *
 * @public
 */
export type LogLine = {
  /** RFC 3339 time; absent when the host tells none */
  at?: string;
  text: string;
};

/** A container whose log can be read. */
export const logContainerSchema = z.object({
  name: z.string(),
  role: z.enum(['app', 'daprd', 'init', 'syncer']),
  restarts: z
    .number()
    .optional()
    .describe('Absent while nothing is known of the container'),
});

/**
 * A container whose log can be read.
 *
 * @public
 */
export type LogContainer = {
  name: string;
  role: 'app' | 'daprd' | 'init' | 'syncer';
  /** Absent while nothing is known of the container */
  restarts?: number;
};

/** `GET /tenants/…/logs/<namespace>/<pod>`. */
export const logContainerListSchema = z.object({
  items: z.array(logContainerSchema).describe('daprd last'),
});

/**
 * `GET /tenants/…/logs/<namespace>/<pod>`.
 *
 * @public
 */
export type LogContainerList = {
  /** daprd last */
  items: LogContainer[];
};

/** What every log says about itself. */
export const logHeadSchema = z.object({
  container: z.string(),
  containers: z
    .array(logContainerSchema)
    .describe('All containers of the pod, daprd last'),
  observedAt: z.string().describe('RFC 3339 time'),
  redaction: z
    .enum(['patterns', 'patterns-and-values'])
    .describe(
      "What was hidden: what looks like a secret, or also the values of the Secrets that the tenant's Dapr Components and the pod refer to",
    ),
  redactionReason: z
    .string()
    .optional()
    .describe('Why values could not be hidden'),
  waiting: z
    .string()
    .optional()
    .describe('Why the container has not started, and so has no log yet'),
});

/**
 * What every log says about itself.
 *
 * @public
 */
export type LogHead = {
  container: string;
  /** All containers of the pod, daprd last */
  containers: LogContainer[];
  /** RFC 3339 time */
  observedAt: string;
  /** What was hidden: what looks like a secret, or also the values of the Secrets that the tenant's Dapr Components and the pod refer to */
  redaction: 'patterns' | 'patterns-and-values';
  /** Why values could not be hidden */
  redactionReason?: string;
  /** Why the container has not started, and so has no log yet */
  waiting?: string;
};

/** `GET /tenants/…/logs/…`. */
export const containerLogSchema = logHeadSchema.extend({
  lines: z.array(logLineSchema).describe('Oldest first'),
  truncated: z
    .boolean()
    .describe('Lines were left out, or cut, because there is a limit'),
});

/**
 * `GET /tenants/…/logs/…`.
 *
 * @public
 */
export type ContainerLog = {
  container: string;
  /** All containers of the pod, daprd last */
  containers: LogContainer[];
  /** RFC 3339 time */
  observedAt: string;
  /** What was hidden: what looks like a secret, or also the values of the Secrets that the tenant's Dapr Components and the pod refer to */
  redaction: 'patterns' | 'patterns-and-values';
  /** Why values could not be hidden */
  redactionReason?: string;
  /** Why the container has not started, and so has no log yet */
  waiting?: string;
  /** Oldest first */
  lines: LogLine[];
  /** Lines were left out, or cut, because there is a limit */
  truncated: boolean;
};

/** One line of the answer to `GET /tenants/…/logs/…?follow=true`. */
export const logEventSchema = z.discriminatedUnion('type', [
  logHeadSchema.extend({ type: z.literal('head') }),
  z.object({
    type: z.literal('lines'),
    lines: z.array(logLineSchema),
  }),
  z.object({
    type: z.literal('dropped'),
    count: z
      .number()
      .describe('Lines left out at this place: more than are passed on'),
  }),
  z.object({ type: z.literal('alive') }),
  z.object({
    type: z.literal('end'),
    reason: z.enum(['container', 'time', 'trouble']),
    message: z.string(),
  }),
]);

/**
 * One line of the answer to `GET /tenants/…/logs/…?follow=true`.
 *
 * @public
 */
export type LogEvent =
  | {
      container: string;
      /** All containers of the pod, daprd last */
      containers: LogContainer[];
      /** RFC 3339 time */
      observedAt: string;
      /** What was hidden: what looks like a secret, or also the values of the Secrets that the tenant's Dapr Components and the pod refer to */
      redaction: 'patterns' | 'patterns-and-values';
      /** Why values could not be hidden */
      redactionReason?: string;
      /** Why the container has not started, and so has no log yet */
      waiting?: string;
      type: 'head';
    }
  | {
      type: 'lines';
      lines: LogLine[];
    }
  | {
      type: 'dropped';
      /** Lines left out at this place: more than are passed on */
      count: number;
    }
  | {
      type: 'alive';
    }
  | {
      type: 'end';
      reason: 'container' | 'time' | 'trouble';
      message: string;
    };
