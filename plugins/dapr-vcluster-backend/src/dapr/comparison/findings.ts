import { Finding, HostEdit } from 'backstage-plugin-dapr-vcluster-common';
import { ObjectName, Ownership } from '../../inventory/members';
import { ItemBase, SyncedKind } from '../../inventory/model/model';

type OnHost = ItemBase & Ownership;

/** Dapr Components are what apps ask for by name; the other kinds have rules of their own ids. */
const idOf = (kind: SyncedKind, rule: string) =>
  `${kind === 'components.dapr.io' ? 'component' : 'resource'}/${rule}`;

/** The host's copy has another name. */
export function renamed(
  kind: SyncedKind,
  virtual: ObjectName,
  host: OnHost,
): Finding {
  return {
    ruleId: idOf(kind, 'renamed'),
    severity: 'error',
    title: `On the host it is called "${host.name}", so apps that ask for "${virtual.name}" do not find it.`,
    evidence: [
      {
        label: 'In the vcluster',
        value: `${virtual.namespace}/${virtual.name}`,
      },
      { label: 'On the host', value: `${host.namespace}/${host.name}` },
    ],
    fix: 'Use a profile that keeps names, or register it on the host.',
  };
}

/** Who copies the Dapr resources of a vcluster: its own syncer, or the Component syncer. */
export type CopiedBy = 'vcluster' | 'component-syncer';

const LOG_OF_COMPONENT_SYNCER =
  'see its state on the page of the control plane, and read its log (that of the portal, unless it runs by itself)';

/** It has no copy, and none was ever seen; `since`: when the portal began to watch. */
export function neverSynced(
  kind: SyncedKind,
  createdAt: string | undefined,
  since: string | undefined,
  copiedBy: CopiedBy,
): Finding {
  const watched =
    since !== undefined &&
    createdAt !== undefined &&
    Date.parse(createdAt) >= Date.parse(since);
  return {
    ruleId: idOf(kind, 'not-synced'),
    severity: 'error',
    title: 'It is declared in the vcluster but has not reached the host.',
    evidence: watched
      ? [{ label: 'Never seen on the host', value: `watched since ${since}` }]
      : [
          {
            label: 'Whether it ever was on the host',
            value: since
              ? `not known: it is older than ${since}, since when the portal has watched`
              : 'not known',
          },
        ],
    fix:
      copiedBy === 'vcluster'
        ? 'Check that the vcluster syncs dapr.io kinds to its host; its events say what the host refused.'
        : `The Component syncer makes the copy: ${LOG_OF_COMPONENT_SYNCER}.`,
  };
}

/** It had a copy, which was deleted although it is still declared. */
export function copyDeleted(
  kind: SyncedKind,
  goneAt: string,
  copiedBy: CopiedBy,
): Finding {
  return {
    ruleId: idOf(kind, 'copy-deleted'),
    severity: 'error',
    title:
      'It was on the host and is there no more, although the vcluster still declares it.',
    evidence: [{ label: 'Seen to be gone', value: goneAt }],
    fix:
      copiedBy === 'vcluster'
        ? 'A working syncer brings the copy back within seconds: check that the syncer runs, read its log, and restart it if it runs and does not; find out who deleted the copy.'
        : `The Component syncer brings the copy back within seconds while it works: ${LOG_OF_COMPONENT_SYNCER}; find out who deleted the copy.`,
  };
}

/** Its copy says something else. */
export function drifted(kind: SyncedKind): Finding {
  return {
    ruleId: idOf(kind, 'drifted'),
    severity: 'warning',
    title: 'The copy on the host differs from what is declared.',
    evidence: [],
    fix: 'Look at the fields that differ; if they stay, the log of the syncer says what it may not write.',
  };
}

/** It was registered through the portal, and edited on the host since. */
export function editedOnHost(
  kind: SyncedKind,
  { fields, managers, restorable }: HostEdit,
): Finding {
  const writers = managers.map(
    ({ name, operation, at }) =>
      `${name}${operation ? ` (${operation})` : ''}${at ? `, ${at}` : ''}`,
  );
  return {
    ruleId: idOf(kind, 'edited-on-host'),
    severity: 'warning',
    title: 'It was edited on the host after it was registered.',
    evidence: [
      { label: 'Fields', value: fields.join(', ') },
      {
        label: 'Field manager, last write',
        value:
          writers.join('; ') ||
          'not known: the host keeps no owner of fields that were removed',
      },
    ],
    fix: restorable
      ? 'Put back what was registered; if the edit is meant, register the Dapr resource again with the new values.'
      : 'Undo the edit on the host, or delete the Dapr resource and register it again: the portal cannot put back what was registered.',
  };
}

/** It was registered through the portal, which does not know any more what it declared. */
export function notRecorded(kind: SyncedKind): Finding {
  return {
    ruleId: idOf(kind, 'not-recorded'),
    severity: 'info',
    title:
      'Whether it was edited on the host is unknown: what was registered is not recorded.',
    evidence: [],
    fix: 'Register it again with the values that it should have: they are recorded from then on.',
  };
}

/** A copy whose original was deleted. */
export function orphan(kind: SyncedKind): Finding {
  return {
    ruleId: idOf(kind, 'orphan'),
    severity: 'warning',
    title:
      'It is on the host, and sidecars load it, but it is no longer declared in the vcluster.',
    evidence: [],
    fix: 'Delete it on the host, or declare it again.',
  };
}

/** It says that the syncer made it, and the syncer would not have made it so. */
export function unverified(kind: SyncedKind, { doubt }: OnHost): Finding {
  return {
    ruleId: idOf(kind, 'unverified'),
    severity: 'warning',
    title:
      'It carries marks of the syncer that do not fit it, so the syncer did not make it as it is.',
    evidence: doubt ? [{ label: 'What does not fit', value: doubt }] : [],
    fix: 'Remove annotations and labels vcluster.loft.sh/* from what is not synced, and find out who set them.',
  };
}
