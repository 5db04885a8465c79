import { PodBackend } from 'dapr-vcluster-kube-sim';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { recordedLog, recordedMetadata } from './data';

const PUBLIC_PORT = 3501;

type Proxy = Parameters<PodBackend['proxy']>[0];
type Logs = Parameters<PodBackend['logs']>[0];

type Recording = {
  /** The recorded metadata answer that the app's sidecar gave. */
  metadata: 'loaded' | 'scoped';
  /** The component's name where the recording is of another app with the same kind of store. */
  component?: string;
  log?: 'loaded' | 'secret-ok';
};

/** Which recording belongs to which app; `orders` was not asked, but its log named its component. */
const BY_APP_ID: Record<string, Recording> = {
  'my-example-app': { metadata: 'loaded', log: 'loaded' },
  cart: { metadata: 'scoped', log: 'secret-ok' },
  orders: { metadata: 'scoped', component: 'my-statestore' },
};

type Metadata = {
  id: string;
  components?: Array<{ name: string }>;
  appConnectionProperties?: { channelAddress?: string };
};

/** Answers for the recorded pods what their real sidecars answered. */
export class RecordedPods implements PodBackend {
  async proxy({ pod, port, method, path }: Proxy) {
    const recorded = pod as Pod;
    const appId = sidecarOf(recorded);
    if (port !== PUBLIC_PORT || appId === undefined) {
      throw new Error(
        `dial tcp ${recorded.status?.podIP}:${port}: connect: connection refused`,
      );
    }
    const route = path.split('?')[0];
    if (method === 'GET' && route === '/v1.0/metadata') {
      const headers = { 'Content-Type': 'application/json' };
      return {
        status: 200,
        headers,
        body: JSON.stringify(metadataOf(recorded, appId)),
      };
    }
    return route.startsWith('/v1.0/healthz')
      ? { status: 204, body: '' }
      : { status: 404, body: 'Not found' };
  }

  async *logs({ pod, container, tailLines }: Logs) {
    const appId = sidecarOf(pod as Pod);
    const log =
      container === 'daprd' && appId ? BY_APP_ID[appId]?.log : undefined;
    if (log) {
      const lines = recordedLog(log);
      yield* tailLines === undefined ? lines : lines.slice(-tailLines);
    }
  }
}

function sidecarOf({ spec, metadata }: Pod) {
  const injected = spec.containers.some(each => each.name === 'daprd');
  return injected ? metadata.annotations?.['dapr.io/app-id'] : undefined;
}

function metadataOf(pod: Pod, appId: string): Metadata {
  const recording = BY_APP_ID[appId];
  if (!recording) {
    throw new Error(`no metadata was recorded for app-id ${appId}`);
  }
  const answer = recordedMetadata(recording.metadata) as Metadata;
  return {
    ...answer,
    id: appId,
    components: answer.components?.map(each => ({
      ...each,
      name: recording.component ?? each.name,
    })),
    appConnectionProperties: {
      ...answer.appConnectionProperties,
      channelAddress: pod.status?.podIP,
    },
  };
}
