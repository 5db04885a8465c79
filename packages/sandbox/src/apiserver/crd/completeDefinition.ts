import { timestamp } from '../meta/time';
import { ServerContext } from '../ServerContext';
import { KubeObject } from '../types';
import { specOf } from './Definition';

/** A definition is established at once: there is nothing that could be in its way. */
export function completeDefinition(
  context: ServerContext,
  definition: KubeObject,
): void {
  const { names, versions } = specOf(definition);
  const lastTransitionTime = timestamp(context.clock);
  definition.status = {
    conditions: [
      {
        type: 'NamesAccepted',
        status: 'True',
        lastTransitionTime,
        reason: 'NoConflicts',
        message: 'no conflicts found',
      },
      {
        type: 'Established',
        status: 'True',
        lastTransitionTime,
        reason: 'InitialNamesAccepted',
        message: 'the initial names have been accepted',
      },
    ],
    acceptedNames: names,
    storedVersions: versions
      .filter(version => version.storage)
      .map(version => version.name),
  };
}
