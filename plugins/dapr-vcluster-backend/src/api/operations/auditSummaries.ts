import { JsonObject } from '@backstage/types';
import {
  OperationAnswer,
  OperationId,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { StreamedAnswer } from './types';

type Table = typeof OPERATIONS;

type Summaries = {
  [Id in OperationId]?: (answer: OperationAnswer<Id>) => JsonObject;
};

/** Operations of which everything is recorded. */
type AuditedOperationId = {
  [Id in OperationId]: Table[Id]['audit']['when'] extends 'always' ? Id : never;
}[OperationId];

const kindAndName = ({ kind, name }: { kind: string; name: string }) =>
  `${kind}/${name}`;

const lines = ({ lines: { length } }: { lines: unknown[] }) => ({
  lines: length,
});

const deletion = (answer: { outcome: string; removed: unknown[] }) => ({
  outcome: answer.outcome,
  removed: answer.removed.length,
});

/** What the audit log says of the answers of operations that are always recorded. */
const SUMMARIES: {
  [Id in AuditedOperationId]: (answer: OperationAnswer<Id>) => JsonObject;
} = {
  checkHost: ({ outcome, results }) => ({ outcome, results: results.length }),
  createTenant: ({ id, outcome }) => ({ tenant: id, outcome }),
  renderTenant: ({ id, files }) => ({ tenant: id, files: files.length }),
  deleteTenant: answer => ({
    ...deletion(answer),
    remaining: answer.remaining.length,
  }),
  pauseTenant: ({ outcome, objects, remaining }) => ({
    outcome,
    objects: objects.length,
    remaining: remaining.length,
  }),
  resumeTenant: ({ outcome, objects }) => ({
    outcome,
    objects: objects.length,
  }),
  changeProfile: ({ outcome, profile, objects }) => ({
    outcome,
    profile,
    objects: objects.length,
  }),
  extendTenant: ({ outcome, expiresAt, before, resumes }) => ({
    outcome,
    expiresAt,
    ...(before !== undefined && { before }),
    resumes,
  }),
  keepTenant: ({ outcome, keep, resumes }) => ({ outcome, keep, resumes }),
  scheduleTenant: ({ outcome, schedule, resumes }) => ({
    outcome,
    ...(schedule && { schedule: { ...schedule } }),
    resumes,
  }),
  adoptTenant: ({ outcome, owner, profile, installedBy }) => ({
    outcome,
    owner,
    profile,
    installedBy,
  }),
  releaseTenant: ({ outcome }) => ({ outcome }),
  upgradeTenant: ({ outcome, from, to, reason }) => ({
    outcome,
    from,
    to,
    ...(reason && { reason }),
  }),
  startUpgradeWave: ({ outcome, id, tenants }) => ({
    outcome,
    ...(id !== undefined && { wave: id }),
    tenants: tenants.map(each => `${each.id}: ${each.state}`),
  }),
  resumeUpgradeWave: ({ state }) => ({ state }),
  cancelUpgradeWave: ({ state }) => ({ state }),
  // Never the text, which has the token in it.
  issueKubeconfig: ({ outcome, clusterRole, account, expiresAt, secret }) => ({
    outcome,
    clusterRole,
    account,
    expiresAt,
    ...(secret && { secret: `${secret.namespace}/${secret.name}` }),
  }),
  revokeKubeconfigs: ({ outcome, objects }) => ({
    outcome,
    objects: objects.map(kindAndName),
  }),
  applyComponent: ({ outcome }) => ({ outcome }),
  deleteComponent: deletion,
  applyResource: answer => ({
    outcome: answer.outcome,
    object: kindAndName(answer),
  }),
  restoreResource: answer => ({
    outcome: answer.outcome,
    object: kindAndName(answer),
  }),
  deleteResource: deletion,
  applyManifests: ({ outcome, objects }) => ({
    outcome,
    objects: objects.map(kindAndName),
  }),
  deleteManifests: ({ outcome, removed, remaining }) => ({
    outcome,
    removed: removed.map(kindAndName),
    remaining: remaining.map(kindAndName),
  }),
  getSyncerLog: lines,
  getLog: lines,
};

/** What the audit log says of an answer. */
export function summarizeAnswer<Id extends OperationId>(
  id: Id,
  answer: OperationAnswer<Id> | StreamedAnswer,
): JsonObject {
  if (answer instanceof StreamedAnswer) {
    return answer.summary;
  }
  const summarize = (SUMMARIES as Summaries)[id];
  return summarize ? summarize(answer) : {};
}
