import { PodSpec } from '../../client';

const RESOURCES = ['cpu', 'memory'];

/** BestEffort without any request or limit, Guaranteed when all limits equal the requests, else Burstable. */
export function qosClass({ containers, initContainers }: PodSpec) {
  const all = [...containers, ...(initContainers ?? [])].map(
    ({ resources }) => {
      const { requests, limits } = (resources ?? {}) as Record<
        string,
        Record<string, string> | undefined
      >;
      return { requests: requests ?? {}, limits: limits ?? {} };
    },
  );
  const any = all.some(({ requests, limits }) =>
    RESOURCES.some(name => requests[name] ?? limits[name]),
  );
  if (!any) {
    return 'BestEffort';
  }
  const guaranteed = all.every(({ requests, limits }) =>
    RESOURCES.every(
      name => limits[name] && (requests[name] ?? limits[name]) === limits[name],
    ),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
