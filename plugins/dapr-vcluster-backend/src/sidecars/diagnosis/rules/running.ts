import { AppEvidence } from '../evidence';
import { logEvidence } from '../log';
import { Rule } from '../rule';
import { stateOf } from '../state';
import { statusEvidence } from './container';

/** What is left to say of a sidecar when nothing else explains its state. */
export const RUNNING_RULES: readonly Rule[] = [
  {
    id: 'sidecar/crash-loop',
    severity: 'error',
    evaluate: evidence => {
      const { state, summary } = stateOf(evidence);
      const { log, pod } = evidence;
      const status = pod.daprd?.status;
      if (state !== 'crash-loop' || !status) {
        return undefined;
      }
      const last =
        log?.state === 'known'
          ? log.value.lines.findLast(({ level }) => level !== 'info')
          : undefined;
      return {
        title: summary,
        evidence: {
          ...statusEvidence(status),
          ...(last ? logEvidence(last) : { Log: whyNoLog(log) }),
        },
        fix: 'Look at the log of daprd: its last lines say why it ends.',
      };
    },
  },
  {
    id: 'sidecar/ended',
    severity: 'error',
    evaluate: evidence => {
      const status = evidence.pod.daprd?.status;
      const { summary } = stateOf(evidence);
      return evidence.found === 'host' && status?.terminated && !status.waiting
        ? {
            title: summary,
            evidence: statusEvidence(status),
            fix: 'Look at the log of container daprd on the host pod, then recreate the pod.',
          }
        : undefined;
    },
  },
  {
    id: 'sidecar/app-not-listening',
    severity: 'warning',
    evaluate: evidence => {
      const { pod, log, unhealthy } = evidence;
      const status = pod.daprd?.status;
      if (stateOf(evidence).state !== 'not-ready' || !status) {
        return undefined;
      }
      const line =
        log?.state === 'known'
          ? log.value.lines.findLast(({ msg }) =>
              /waiting on port \d+|application discovered on port/.test(msg),
            )
          : undefined;
      const port = pod.daprd?.appPort;
      return line?.msg.includes('waiting on port')
        ? {
            title: `daprd waits for the app, which does not listen on ${
              port ? `port ${port}` : 'its port'
            }.`,
            evidence: {
              ...logEvidence(line),
              '/v1.0/healthz': unhealthy,
              ...statusEvidence(status),
            },
            fix: 'Correct dapr.io/app-port, or look at the log of the app: it may not have started.',
          }
        : undefined;
    },
  },
  {
    id: 'sidecar/not-ready',
    severity: 'warning',
    evaluate: evidence => {
      const { pod, unhealthy } = evidence;
      const status = pod.daprd?.status;
      const { state, summary } = stateOf(evidence);
      if (state !== 'not-ready' || !status || status.ready) {
        return undefined;
      }
      const port = pod.daprd?.appPort;
      return {
        title: summary,
        evidence: { '/v1.0/healthz': unhealthy, ...statusEvidence(status) },
        fix: port
          ? `Check that the app listens on port ${port}, and that its Dapr Components have started.`
          : 'Check that its Dapr Components have started: the log of daprd names the one it waits for.',
      };
    },
  },
  {
    id: 'sidecar/unhealthy',
    severity: 'warning',
    evaluate: evidence => {
      const { state, summary } = stateOf(evidence);
      return state === 'not-ready' && evidence.unhealthy
        ? {
            title: summary,
            evidence: { '/v1.0/healthz': evidence.unhealthy },
            fix: 'Check the app and the Dapr Components that the answer names.',
          }
        : undefined;
    },
  },
];

function whyNoLog(log: AppEvidence['log']): string | undefined {
  return log?.state === 'unknown' ? log.reason : undefined;
}
