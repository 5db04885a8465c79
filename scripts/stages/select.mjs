import { Failure } from '../lib/failure.mjs';
import { STAGES } from './index.mjs';

const NAMES = STAGES.map(stage => stage.name).join(', ');

/** Flags that choose stages. */
export const STAGE_FLAGS = {
  only: { type: 'string', value: 'A,B', help: `run only these of: ${NAMES}` },
  skip: { type: 'string', value: 'A,B', help: 'run all but these' },
  busy: {
    type: 'string',
    value: 'N',
    help: 'keep the machine busy with N endless loops beside the stages',
  },
  help: { type: 'boolean', help: 'show this help' },
};

function stagesNamed(flag, text) {
  return text.split(',').map(name => {
    const stage = STAGES.find(candidate => candidate.name === name.trim());
    if (!stage) {
      throw new Failure(
        `--${flag} names "${name.trim()}"; the stages are ${NAMES}.`,
      );
    }
    return stage;
  });
}

/**
 * The stages that flags choose, in their order; optional ones only where they are named.
 *
 * @throws Failure when a flag names a stage that there is not
 */
export function selectStages({ only, skip }) {
  const chosen = only
    ? stagesNamed('only', only)
    : STAGES.filter(stage => !stage.isOptional);
  const dropped = skip ? stagesNamed('skip', skip) : [];
  return chosen.filter(stage => !dropped.includes(stage));
}

/**
 * The number that `--busy` has; 0 without it.
 *
 * @throws Failure when it is no number of processes
 */
export function busyLoops({ busy = '0' }) {
  const count = Number(busy);
  if (!/^\d+$/.test(busy) || count > 64) {
    throw new Failure(
      `--busy is "${busy}"; it has to be a whole number, at most 64.`,
    );
  }
  return count;
}
