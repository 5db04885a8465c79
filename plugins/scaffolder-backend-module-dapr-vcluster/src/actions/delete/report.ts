import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import { Deletion } from '../../deleting';
import { listObjects } from '../../report';

/** What a deletion removed, as Markdown; its first line says it all in short. */
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
        `${count(left)} left in place, because this product did not make them:`,
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
      return `Tenant ${id} is not there; nothing was removed.`;
    case 'dry-run':
      return listObjects(
        `Tenant ${id} is still there. Deleting it would remove ${count(gone)}:`,
        gone,
      );
    default:
      return listObjects(`Tenant ${id} is gone; removed ${count(gone)}:`, gone);
  }
}

function count(objects: readonly ObjectOutcome[]): string {
  return objects.length === 1 ? '1 object' : `${objects.length} objects`;
}
