import { pod } from '../hosts';
import { FaultCase } from './FaultCase';

/** Faults between the portal and an API server, and of the API server itself. */
export const CONNECTION_CASES: FaultCase[] = [
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
      await hosts.etcd.compact();
      await trial.converged(await hosts.restart());
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
    name: 'the host refuses connections, then takes them and does not answer',
    async run(trial) {
      const { gate, faulty } = trial.hosts;
      try {
        await gate.refuse();
        await trial.marked('stale', /could not be reached/);
        await faulty.kubectl.apply([pod('made-behind-a-closed-port')]);
        await trial.otherFollows('while-one-refuses');
        await gate.open();
        await trial.converged();
        gate.swallow();
        await trial.marked('stale', /fell silent|could not be reached/);
        await faulty.kubectl.apply([pod('made-behind-a-firewall')]);
        await trial.otherFollows('while-one-swallows');
      } finally {
        await gate.open();
      }
      await trial.converged();
    },
  },
];
