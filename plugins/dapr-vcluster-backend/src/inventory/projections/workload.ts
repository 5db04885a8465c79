import { LABEL_SYNC } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DAPR_INJECTOR_APP, VCLUSTER_APP } from '../model/apps';
import { WorkloadItem } from '../model/model';
import { PAUSE_MARKS } from '../model/pauseMarks';
import { claimedVolumes } from './controlPlaneSize';
import { baseOf } from './metadata';

type Container = {
  name: string;
  image?: string;
  env?: { name: string; value?: string }[];
};

type Workload = KubeObject & {
  spec?: {
    replicas?: number;
    volumeClaimTemplates?: Parameters<typeof claimedVolumes>[0];
    template?: { spec?: { containers?: Container[] } };
  };
  status?: { readyReplicas?: number };
};

const VERSION_LABEL = 'app.kubernetes.io/version';

/** Keeps what tells a vcluster's or Dapr's state; of the environment only the injector's two lists. */
export function projectWorkload(object: KubeObject): WorkloadItem {
  const { spec = {}, status = {}, metadata } = object as Workload;
  const { labels = {}, annotations = {} } = metadata;
  const containers = spec.template?.spec?.containers ?? [];
  const app = labels.app ?? '';
  return {
    ...baseOf(object),
    kind: object.kind === 'Deployment' ? 'Deployment' : 'StatefulSet',
    app,
    release: labels.release,
    version:
      app === VCLUSTER_APP
        ? vclusterVersion(labels.chart, containers)
        : labels[VERSION_LABEL] ?? tagOf(containers[0]?.image),
    replicas: spec.replicas ?? 1,
    readyReplicas: status.readyReplicas ?? 0,
    paused: annotations[PAUSE_MARKS.paused] === 'true',
    pausedAt: annotations[PAUSE_MARKS.date],
    sleeping: labels['loft.sh/sleep-mode'] === 'true',
    ...(labels[LABEL_SYNC] !== undefined && { sync: labels[LABEL_SYNC] }),
    ...(spec.volumeClaimTemplates && {
      volumes: claimedVolumes(spec.volumeClaimTemplates),
    }),
    ...(app === DAPR_INJECTOR_APP && { allowList: allowListOf(containers) }),
  };
}

function vclusterVersion(
  chart: string | undefined,
  containers: Container[],
): string | undefined {
  const [, version] =
    /^vcluster(?:-k8s|-k0s|-eks)?-v?(\d.*)$/.exec(chart ?? '') ?? [];
  const syncer = containers.find(container => container.name === 'syncer');
  return version ?? tagOf(syncer?.image);
}

function tagOf(image = ''): string | undefined {
  return /:v?(\d[^:@/]*)(@|$)/.exec(image)?.[1];
}

function allowListOf(containers: Container[]) {
  const env = containers.flatMap(container => container.env ?? []);
  const value = (name: string) => env.find(each => each.name === name)?.value;
  return {
    serviceAccounts: value('ALLOWED_SERVICE_ACCOUNTS'),
    prefixNames: value('ALLOWED_SERVICE_ACCOUNTS_PREFIX_NAMES'),
  };
}
