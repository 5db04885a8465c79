import {
  ControlPlane,
  ControlPlanePart,
  Finding,
} from 'backstage-plugin-dapr-vcluster-common';
import { controlPlaneFinding } from './finding';

/** What breaks while a part is down. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  'dapr-sidecar-injector': 'new pods start without a sidecar',
  'dapr-operator': 'new sidecars get no Dapr Components and do not start',
  'dapr-sentry': 'new sidecars get no certificate and do not start',
  'dapr-placement-server': 'actors and workflows stop',
  'dapr-scheduler-server': 'jobs, reminders and workflows stop',
};

/** Actors and jobs can be switched off in the chart: without these Dapr is whole. */
const OPTIONAL = ['dapr-placement-server', 'dapr-scheduler-server'];

/** Parts of the control plane that are not as they should be. */
export function evaluateParts({
  state,
  parts,
}: ControlPlane['dapr']): Finding[] {
  if (state !== 'installed') {
    return [];
  }
  return parts.flatMap(part => evaluate(part));
}

function evaluate(part: ControlPlanePart): Finding[] {
  const { app, state, replicas, readyReplicas, problem } = part;
  const then = CONSEQUENCES[app] ?? 'part of Dapr does not work';
  const evidence = {
    Ready:
      replicas === undefined ? undefined : `${readyReplicas} of ${replicas}`,
    Problem: problem,
  };
  switch (state) {
    case 'down':
      return [
        controlPlaneFinding('part-down', 'error', {
          title: `${app} is down: ${then}.`,
          evidence,
          fix: 'Look at the events and logs of its pods, and bring it up again.',
        }),
      ];
    case 'degraded':
      return [
        controlPlaneFinding('part-degraded', 'warning', {
          title: `${app} runs with fewer replicas than it should.`,
          evidence,
          fix: 'Look at the events of the pods that are not ready.',
        }),
      ];
    case 'missing':
      return OPTIONAL.includes(app)
        ? []
        : [
            controlPlaneFinding('part-missing', 'error', {
              title: `${app} is not installed: ${then}.`,
              fix: "Install Dapr with its Helm chart, with all of the chart's parts.",
            }),
          ];
    default:
      return [];
  }
}
