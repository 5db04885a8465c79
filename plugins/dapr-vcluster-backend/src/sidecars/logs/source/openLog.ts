import {
  isNotFound,
  KubeClient,
  KubeError,
  ObjectRef,
  pathOf,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { notFound } from '../../../platform/errors';
import { toRouteError } from '../../../platform/hosts';

/** Which log, and how much of it. */
export type LogRequest = {
  pod: ObjectRef;
  container: string;
  tailLines: number;
  sinceSeconds?: number;
  previous?: boolean;
  follow?: boolean;
};

/** The container has written nothing, because it has not started. */
export class NotStarted extends Error {}

/** Bytes of a log, each line with its time; @throws whatever the host answers, see {@link logRefusal}. */
export function openLog(
  client: KubeClient,
  request: LogRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<Buffer>> {
  const { pod, container, tailLines, sinceSeconds, previous, follow } = request;
  const query = new URLSearchParams({
    container,
    tailLines: String(tailLines),
    timestamps: 'true',
  });
  if (sinceSeconds) {
    query.set('sinceSeconds', String(sinceSeconds));
  }
  if (previous) {
    query.set('previous', 'true');
  }
  if (follow) {
    query.set('follow', 'true');
  }
  return client.stream(`${pathOf(RESOURCES.pods, pod)}/log?${query}`, {
    signal,
  });
}

/** What a host's refusal of a log means for the caller; {@link NotStarted} is none. */
export function logRefusal(
  error: unknown,
  { host, container }: { host: string; container: string },
): unknown {
  if (!(error instanceof KubeError)) {
    return error;
  }
  const waiting = /waiting to start: (.+)$/s.exec(error.message);
  if (waiting) {
    return new NotStarted(waiting[1]);
  }
  if (/does not have a host assigned/.test(error.message)) {
    return new NotStarted('the pod has no node yet');
  }
  if (/previous terminated container/.test(error.message)) {
    return notFound(`container "${container}" has no run before this one`, {
      field: 'previous',
      fix: 'Look at its present log.',
    });
  }
  if (isNotFound(error)) {
    return podGone();
  }
  // The question has been checked: it is the kubelet that has nothing to give.
  if (error.status === 400) {
    return notFound(
      `host ${host} has no log of container "${container}": ${error.message}`,
      { field: 'container', value: container },
    );
  }
  return toRouteError(error, { place: `host ${host}` });
}

/** The pod has gone since it was last seen. */
export function podGone() {
  return notFound('the pod is gone from the host', {
    field: 'pod',
    fix: 'Choose the one that has taken its place.',
  });
}
