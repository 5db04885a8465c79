import {
  bytes,
  Bytes,
  measured,
  Millicores,
  millicores,
  Sourced,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { PodItem } from '../../inventory/model/model';

/** What pods request together; a number is undefined when one of them requests nothing of it, or there is none. */
export type PodTotals = {
  cpu: Sourced<Millicores> | undefined;
  memory: Sourced<Bytes> | undefined;
  /** Names of the pods that request no CPU or no memory. */
  without: string[];
};

/** Adds up what pods of a control plane request. */
export function totalsOf(pods: readonly PodItem[]): PodTotals {
  const sum = (key: 'cpu' | 'memory') =>
    pods.reduce<number | undefined>(
      (total, { requests }) => {
        const amount = requests?.[key];
        return total === undefined || amount === undefined
          ? undefined
          : total + amount;
      },
      pods.length > 0 ? 0 : undefined,
    );
  const cpu = sum('cpu');
  const memory = sum('memory');
  const from = `requests of ${pods.map(({ name }) => name).join(', ')}`;
  return {
    cpu:
      cpu === undefined ? undefined : measured(millicores(cpu * 1_000), from),
    memory: memory === undefined ? undefined : measured(bytes(memory), from),
    without: pods
      .filter(
        ({ requests }) =>
          requests?.cpu === undefined || requests.memory === undefined,
      )
      .map(({ name }) => name),
  };
}

/** The same number with a remark on why it is not that of the pods. */
export function because<T>(given: Sourced<T>, remark: string): Sourced<T> {
  return given.state === 'known'
    ? { ...given, detail: `${given.detail}; ${remark}` }
    : given;
}
