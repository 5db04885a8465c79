import { pod } from '../hosts';
import { FaultCase } from './FaultCase';

const ROLE = 'backstage-dapr-vcluster-read';

type Role = { rules: Array<{ resources: string[] }> };

/** Faults of what the portal may do. */
export const RIGHTS_CASES: FaultCase[] = [
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
        ...['get', 'clusterrole', ROLE, '-o', 'json'],
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
];
