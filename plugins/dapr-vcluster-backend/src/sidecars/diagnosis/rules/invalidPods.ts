import { RuleResult } from '../../../platform/findings';
import { hasInOrder } from '../log/inOrder';

type Said = Pick<RuleResult, 'title' | 'fix'>;

/** What the injector adds to a pod under a name of its own (`pkg/injector/consts` of dapr/dapr). */
const ADDED =
  /\.name: Duplicate value: "(daprd|dapr-[a-z-]{1,60}|daprd-[a-z-]{1,60})"/;

const PROBES = 'for init containers';

/**
 * What keeps a pod from being valid on the host although the vcluster took it: what the injector and the syncer make of
 * it. Texts: `pkg/apis/core/validation` of kubernetes/kubernetes 1.25 to 1.35.
 */
export function invalidPod(text: string): Said | undefined {
  const [, why] = /Pod "[^"]{1,253}" is invalid: (.*)/s.exec(text) ?? [];
  if (why === undefined) {
    return undefined;
  }
  const title = `Not on the host: ${why.replace(/\s+/g, ' ').trim()}`;
  const [, added] = ADDED.exec(why) ?? [];
  if (added) {
    return {
      title,
      fix: `Take "${added}" out of the pod template, or rename it: the injector adds one of this name.`,
    };
  }
  if (isOfWholePod(why)) {
    return {
      title:
        'Not on the host: requests or limits of the containers, with those of daprd, do not fit those of the pod as a whole.',
      fix: 'Raise spec.resources of the pod template so that daprd has room in it, or lower dapr.io/sidecar-cpu-request, sidecar-cpu-limit, sidecar-memory-request and sidecar-memory-limit.',
    };
  }
  if (
    hasInOrder(why, ['spec.initContainers', 'Probe', PROBES]) ||
    hasInOrder(why, ['spec.initContainers', 'lifecycle', PROBES])
  ) {
    return {
      title:
        'Not on the host: its Kubernetes knows no native sidecars, and daprd was injected as one.',
      fix: 'Take the annotation dapr.io/enable-native-sidecar out of the pod template: it needs Kubernetes 1.29 on the host.',
    };
  }
  const [, most] = /must be no more than (\d{1,6}) characters/.exec(why) ?? [];
  return {
    title,
    fix: most
      ? `Shorten what the message names to ${most} characters, in the pod template or its annotations dapr.io/….`
      : 'Correct what the message names in the pod template; what is about container daprd, which the injector adds, by its annotations dapr.io/….',
  };
}

/** Whether a text is about resources of the pod as a whole, which no LimitRange decides. */
export function isOfWholePod(text: string): boolean {
  return (
    hasInOrder(text, ['aggregate container']) ||
    hasInOrder(text, ['must be less than or equal to pod '])
  );
}
