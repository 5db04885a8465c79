import { JsonRecord } from '../meta/json';
import { childOf, fill, itemsOf } from './fill';
import { podSpecDefaults } from './pod';

function templateDefaults(spec: JsonRecord): void {
  podSpecDefaults(childOf(childOf(spec, 'template'), 'spec'));
}

export function deploymentDefaults(object: JsonRecord): void {
  const spec = childOf(object, 'spec');
  fill(spec, {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: {},
  });
  rollingUpdate(childOf(spec, 'strategy'), {
    maxUnavailable: '25%',
    maxSurge: '25%',
  });
  templateDefaults(spec);
}

export function statefulSetDefaults(object: JsonRecord): void {
  const spec = childOf(object, 'spec');
  fill(spec, {
    replicas: 1,
    revisionHistoryLimit: 10,
    serviceName: '',
    podManagementPolicy: 'OrderedReady',
    updateStrategy: {},
    persistentVolumeClaimRetentionPolicy: {
      whenDeleted: 'Retain',
      whenScaled: 'Retain',
    },
  });
  rollingUpdate(childOf(spec, 'updateStrategy'), { partition: 0 });
  for (const claim of itemsOf(spec, 'volumeClaimTemplates')) {
    fill(claim, { apiVersion: 'v1', kind: 'PersistentVolumeClaim' });
    claimDefaults(claim);
  }
  templateDefaults(spec);
}

export function replicaSetDefaults(object: JsonRecord): void {
  const spec = childOf(object, 'spec');
  fill(spec, { replicas: 1 });
  templateDefaults(spec);
}

export function daemonSetDefaults(object: JsonRecord): void {
  const spec = childOf(object, 'spec');
  fill(spec, { revisionHistoryLimit: 10, updateStrategy: {} });
  rollingUpdate(childOf(spec, 'updateStrategy'), {
    maxUnavailable: 1,
    maxSurge: 0,
  });
  templateDefaults(spec);
}

export function jobDefaults(object: JsonRecord): void {
  const spec = childOf(object, 'spec');
  fill(spec, {
    parallelism: 1,
    completions: 1,
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    suspend: false,
    podReplacementPolicy: 'TerminatingOrFailed',
  });
  templateDefaults(spec);
}

export function claimDefaults(object: JsonRecord): void {
  fill(childOf(object, 'spec'), { volumeMode: 'Filesystem' });
  fill(object, { status: { phase: 'Pending' } });
}

function rollingUpdate(strategy: JsonRecord, values: JsonRecord): void {
  fill(strategy, { type: 'RollingUpdate' });
  if (strategy.type === 'RollingUpdate') {
    fill(childOf(strategy, 'rollingUpdate'), values);
  }
}
