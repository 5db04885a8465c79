import { parseArgs } from 'node:util';
import { Failure } from '../../../../scripts/lib/failure.mjs';

/** How much of what is tried. */
export type FaultOptions = {
  /** Changes of the burst. */
  changes: number;
  /** Times that all streams are broken. */
  cycles: number;
  /** Part of the names of the faults to try; all without it. */
  only?: string;
};

/** What `npm run test:lab` tries. */
const DEFAULTS = { changes: 5_000, cycles: 100 };

/**
 * Reads `--changes`, `--cycles` and `--only`, and what else the caller takes.
 *
 * @throws Failure naming the flag whose value is no number
 */
export function readOptions(argv: string[]): {
  options: FaultOptions;
  stateDir?: string;
} {
  const { values } = parseArgs({
    args: argv,
    options: {
      'state-dir': { type: 'string' },
      changes: { type: 'string' },
      cycles: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const count = (name: 'changes' | 'cycles') => {
    const text = values[name];
    if (text === undefined) {
      return DEFAULTS[name];
    }
    const number = Number(text);
    if (!Number.isInteger(number) || number < 1) {
      throw new Failure(
        `--${name} is "${text}"; it has to be a whole number from 1`,
      );
    }
    return number;
  };
  return {
    options: {
      changes: count('changes'),
      cycles: count('cycles'),
      only: values.only,
    },
    stateDir: values['state-dir'],
  };
}
