import { notFound } from '../errors/errors';
import { timestamp } from '../meta/time';
import { ApiCall, Reply } from '../context/ServerContext';
import { selectionOf } from '../selectors/selection';
import { StoredObject } from '../storage/StoredObject';
import { sumCompute } from '../../quantities/podResources';
import { UsedCompute } from '../metrics/usage';

const API_VERSION = 'metrics.k8s.io/v1beta1';
const WINDOW = '30s';

/** Answers get and list of PodMetrics and NodeMetrics from the pods that run. */
export async function serveMetrics(call: ApiCall): Promise<Reply> {
  const { kind, path, context } = call;
  const selection = selectionOf(call.query, kind) ?? (() => true);
  const found = context.store
    .listStored(kind.plural, path.namespace)
    .filter(stored => kind.plural === 'nodes' || isRunning(stored))
    .filter(stored => !path.name || stored.name === path.name)
    .filter(selection)
    .map(stored =>
      kind.plural === 'nodes'
        ? nodeMetrics(call, stored)
        : podMetrics(call, stored),
    );
  if (!path.name) {
    return {
      code: 200,
      body: {
        kind: kind.listKind,
        apiVersion: API_VERSION,
        metadata: {},
        items: found,
      },
    };
  }
  if (found.length === 0) {
    throw notFound(kind, path.name);
  }
  return { code: 200, body: found[0] };
}

function podMetrics({ context }: ApiCall, stored: StoredObject) {
  const { namespace, labels } = stored.object.metadata;
  return {
    kind: 'PodMetrics',
    apiVersion: API_VERSION,
    metadata: metadata(context, { name: stored.name, namespace, labels }),
    timestamp: timestamp(context.clock),
    window: WINDOW,
    containers: Object.entries(context.usage(stored.object)).map(
      ([name, usage]) => ({ name, usage: quantities(usage) }),
    ),
  };
}

function nodeMetrics({ context }: ApiCall, node: StoredObject) {
  const usages = context.store
    .listStored('pods')
    .filter(pod => isRunning(pod) && nodeOf(pod) === node.name)
    .flatMap(pod => Object.values(context.usage(pod.object)));
  const { labels } = node.object.metadata;
  return {
    kind: 'NodeMetrics',
    apiVersion: API_VERSION,
    metadata: metadata(context, { name: node.name, labels }),
    timestamp: timestamp(context.clock),
    window: WINDOW,
    usage: quantities(sumCompute(usages)),
  };
}

function metadata(context: ApiCall['context'], fields: object) {
  return { ...fields, creationTimestamp: timestamp(context.clock) };
}

/** As metrics-server prints them: nanocores and kibibytes. */
function quantities({ cpu, memory }: UsedCompute) {
  return {
    cpu: `${Math.round(cpu * 1e9)}n`,
    memory: `${Math.round(memory / 1024)}Ki`,
  };
}

function isRunning({ object }: StoredObject): boolean {
  return (object.status as { phase?: string } | undefined)?.phase === 'Running';
}

function nodeOf({ object }: StoredObject): string | undefined {
  return (object.spec as { nodeName?: string } | undefined)?.nodeName;
}
