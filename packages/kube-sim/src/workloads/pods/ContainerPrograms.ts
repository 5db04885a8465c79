import { Resource } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Container, ContainerState, Pod } from '../../controllerRuntime';

/** What the process in a container does at the moment. */
export type ProcessState = {
  state: ContainerState;
  lastState: ContainerState;
  restartCount: number;
  ready: boolean;
  /** When to look again although nothing changes, e.g. for the next restart. */
  checkAfterMs?: number;
};

/** Programs that the simulation plays; any other container simply runs. */
export type ContainerPrograms = {
  /** Kinds that its processes read: a change of one concerns the pods of its namespace. */
  kinds: Resource[];
  /** The state of a container's process, which this call starts if need be; undefined for containers it does not play. */
  observe(
    pod: Pod,
    container: Container,
    others: { appRunning: boolean },
  ): ProcessState | undefined;
  /** The pod is gone: its processes are no more. */
  forget(pod: Pod): void;
  /** Called with the key of a pod whose process may have changed although no object did. */
  onChange(listener: (podKey: string) => void): void;
};
