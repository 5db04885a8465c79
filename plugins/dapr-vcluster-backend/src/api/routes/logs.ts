import { LogSource } from 'backstage-plugin-dapr-vcluster-common';
import {
  OperationCall,
  OperationHandlers,
  StreamedAnswer,
} from '../operations';
import { userOf } from './userOf';
import type { Services } from '../../compose';

/** Operations on the logs of a tenant. */
export function logHandlers({ index, logs }: Pick<Services, 'index' | 'logs'>) {
  const read = async (
    source: LogSource,
    call: OperationCall<'getLog' | 'getSyncerLog'>,
  ) => {
    const { tenant, query, signal, sendLine, credentials } = call;
    const snapshot = tenant.snapshot();
    if (!query.follow || !sendLine) {
      return logs.read(
        snapshot,
        source,
        { ...query, follow: false },
        { user: userOf(credentials), signal },
      );
    }
    const summary = await logs.follow(
      () => index.snapshot(snapshot.tenant.ref) ?? snapshot,
      source,
      query,
      { user: userOf(credentials), signal, write: sendLine },
    );
    return new StreamedAnswer(summary);
  };
  return {
    getSyncerLog: async call => read('syncer', call),

    getLog: async call => {
      const { virtualNamespace: namespace, pod, container } = call.path;
      return read({ namespace, pod, container }, call);
    },

    listLogContainers: async ({ tenant, path }) => {
      const { virtualNamespace: namespace, pod } = path;
      const source = { namespace, pod, container: '' };
      return { items: await logs.containers(tenant.snapshot(), source) };
    },
  } satisfies Partial<OperationHandlers>;
}
