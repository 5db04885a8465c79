import { Config } from '@backstage/config';
import { FollowOptions } from './follow/FollowGate';
import { ReadLimits } from './ReadGate';

/** What an owner decides about logs. */
export type LogOptions = FollowOptions & {
  enabled: boolean;
  reads: ReadLimits;
};

const KEY = 'daprVcluster.logs';

/**
 * Reads `daprVcluster.logs`.
 *
 * @throws Error naming the key when a number is none that can be used.
 */
export function readLogOptions(root: Config): LogOptions {
  const config = root.getOptionalConfig(KEY);
  const atLeastOne = (key: string, usual: number) => {
    const value = config?.getOptionalNumber(key) ?? usual;
    if (Number.isInteger(value) && value >= 1) {
      return value;
    }
    throw new Error(`${KEY}.${key} is ${value}; give a whole number from 1 on`);
  };
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? true,
    followMs: atLeastOne('followMinutes', 15) * 60_000,
    follows: {
      perUser: atLeastOne('followsPerUser', 4),
      perHost: atLeastOne('followsPerHost', 50),
    },
    reads: {
      perUser: atLeastOne('readsPerUser', 4),
      inAll: atLeastOne('reads', 20),
    },
  };
}
