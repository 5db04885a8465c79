import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import { Deletion } from '../../deletion';
import { listObjects } from '../../report';

/** The deleted objects as Markdown; the first line is a summary. */
export function reportOf(
  id: string,
  outcome: Deletion['outcome'],
  removed: readonly ObjectOutcome[],
): string {
  const left = removed.filter(object => object.outcome === 'left');
  const gone = removed.filter(object => object.outcome !== 'left');
  const sections = [heading(id, outcome, gone)];
  if (left.length > 0) {
    sections.push(
      listObjects(
        `${count(left)} not deleted, because this plugin did not create them:`,
        left,
      ),
    );
  }
  return sections.join('\n\n');
}

function heading(
  id: string,
  outcome: Deletion['outcome'],
  gone: readonly ObjectOutcome[],
): string {
  switch (outcome) {
    case 'absent':
      return `Tenant ${id} does not exist. Nothing was deleted.`;
    case 'dry-run':
      return listObjects(
        `Tenant ${id} exists. A deletion would delete ${count(gone)}:`,
        gone,
      );
    default:
      return listObjects(`Tenant ${id} was deleted with ${count(gone)}:`, gone);
  }
}

function count(objects: readonly ObjectOutcome[]): string {
  return objects.length === 1 ? '1 object' : `${objects.length} objects`;
}
