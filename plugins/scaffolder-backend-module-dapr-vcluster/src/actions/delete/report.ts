import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import { Deletion } from '../../deletion';
import { listObjects } from '../../report';

/** The deleted objects as Markdown, and those that stay; the first line is a summary. */
export function reportOf(
  id: string,
  outcome: Deletion['outcome'],
  removed: readonly ObjectOutcome[],
  remaining: readonly ObjectOutcome[] = [],
): string {
  const isLeft = (object: ObjectOutcome) => object.outcome === 'left';
  const left = [...removed.filter(isLeft), ...remaining];
  const gone = removed.filter(object => !isLeft(object));
  const sections = [heading(id, outcome, gone)];
  if (left.length > 0) {
    sections.push(
      listObjects(
        `${count(left)} ${stay(outcome, left.length)} on the host:`,
        left,
      ),
    );
  }
  return sections.join('\n\n');
}

function stay(outcome: Deletion['outcome'], objects: number): string {
  if (outcome === 'dry-run') {
    return 'would stay';
  }
  return objects === 1 ? 'stays' : 'stay';
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
