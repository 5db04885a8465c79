import { component, pod } from './objects';
import { Trial } from './Trial';

/** One fault, from its beginning to the truth afterwards. */
export type FaultCase = { name: string; run(trial: Trial): Promise<void> };

const ROLE = 'backstage-dapr-vcluster-read';
const BURST = 300;

type Role = { rules: Array<{ resources: string[] }> };

/** Faults of a real API server; each leaves the hosts as well as it found them. */
export const FAULT_CASES: FaultCase[] = [
  {
    name: 'the API server is killed, the cluster goes on without it, its history is compacted',
    async run(trial) {
      const { hosts } = trial;
      hosts.signal('SIGKILL');
      await trial.marked('stale', /could not be reached/);
      await trial.otherFollows('while-one-is-dead');
      const twin = await hosts.twin();
      await twin.kubectl.apply([pod('made-meanwhile')]);
      await twin.kubectl.run([
        ...['-n', 'vcluster-a', 'delete', 'components.dapr.io', 'store'],
      ]);
      await hosts.compact();
      await hosts.restart();
      await trial.converged();
      await hosts.supervisor.stop('twin-controller-manager');
      await hosts.supervisor.stop('twin-apiserver');
    },
  },
  {
    name: 'the API server says nothing any more',
    async run(trial) {
      trial.hosts.signal('SIGSTOP');
      try {
        await trial.marked('stale', /fell silent|did not answer/);
        await trial.otherFollows('while-one-is-silent');
      } finally {
        trial.hosts.signal('SIGCONT');
      }
      await trial.converged();
    },
  },
  {
    name: 'the token expires, and another one comes',
    async run(trial) {
      trial.hosts.token = 'expired';
      await trial.marked('stale', /no longer accepted/);
      await trial.hosts.faulty.kubectl.apply([pod('unseen')]);
      await trial.otherFollows('while-one-has-no-token');
      trial.hosts.renewToken();
      await trial.converged();
    },
  },
  {
    name: 'pods are forbidden, then allowed again',
    async run(trial) {
      const { kubectl } = trial.hosts.faulty;
      const text = await kubectl.run([
        'get',
        'clusterrole',
        ROLE,
        '-o',
        'json',
      ]);
      const { metadata, ...role } = JSON.parse(text) as Role & {
        metadata: { name: string };
      };
      const named = { ...role, metadata: { name: metadata.name } };
      const rules = role.rules.map(({ resources, ...rule }) => ({
        ...rule,
        resources: resources.filter(resource => resource !== 'pods'),
      }));
      const put = (changed: object) =>
        kubectl.run(['replace', '-f', '-'], JSON.stringify(changed));
      await put({
        ...named,
        rules: rules.filter(({ resources }) => resources.length > 0),
      });
      try {
        await trial.marked('forbidden', /may not list and watch/);
        await kubectl.apply([pod('forbidden')]);
        await trial.otherFollows('while-pods-are-forbidden');
      } finally {
        await put(named);
      }
      await trial.converged();
    },
  },
  {
    name: 'many changes come at once',
    async run(trial) {
      const names = Array.from(
        { length: BURST },
        (_, index) => `burst-${index}`,
      );
      await trial.hosts.faulty.kubectl.apply([
        ...names.map(component),
        ...names.map(pod),
      ]);
      await trial.otherFollows('in-the-burst');
      await trial.converged();
    },
  },
  {
    name: 'a tenant is deleted while it is read',
    async run(trial) {
      const deletion = trial.hosts.faulty.kubectl.run([
        ...['-n', 'vcluster-a', 'delete', '--wait=false', 'statefulset', 'a'],
      ]);
      let reading = true;
      const reader = (async () => {
        while (reading) await trial.portal.tenants('faulty');
      })();
      await deletion;
      await trial.converged();
      reading = false;
      await reader;
    },
  },
];
