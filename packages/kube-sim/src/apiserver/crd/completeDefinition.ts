import { timestamp } from '../meta/time';
import { ServerContext } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { specOf } from './Definition';

/** A definition with its status: established at once, as nothing can be in its way. */
export function completeDefinition(
  { clock }: Pick<ServerContext, 'clock'>,
  definition: KubeObject,
): KubeObject {
  const { names, versions } = specOf(definition);
  const lastTransitionTime = timestamp(clock);
  const status = {
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
  return { ...definition, status };
}
