import { parseArgs } from 'node:util';
import { down } from './commands/down';
import { environment } from './commands/environment';
import { status } from './commands/status';
import { up } from './commands/up';
import { describeFailure, Failure } from '../../../scripts/lib/failure.mjs';
import { labPaths } from './paths';
import { requireMachine } from './requirements';

const HELP = `npm run lab -- <command> [--state-dir DIR]

  up       builds missing programs, starts all processes, and waits until they are ready
  status   lists processes, memory, addresses and the kubeconfig
  down     stops all processes and deletes the data
`;

const print = (line: string) => process.stdout.write(`${line}\n`);

const UNFIT = 3;

async function fit(): Promise<number> {
  try {
    await requireMachine();
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    print(error.message);
    return UNFIT;
  }
}

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { 'state-dir': { type: 'string' } },
  });
  const paths = labPaths(values['state-dir']);
  switch (positionals[0]) {
    case 'up': {
      const begun = Date.now();
      await up(paths, print);
      status(paths).lines.forEach(print);
      print(`ready in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
      return 0;
    }
    case 'status': {
      const { lines, whole } = status(paths);
      lines.forEach(print);
      return whole ? 0 : 1;
    }
    // For the scripts: whether the lab can run on this machine.
    case 'fit':
      return fit();
    case 'env':
      print(JSON.stringify(environment(paths)));
      return 0;
    case 'down':
      await down(paths);
      print('The lab is down.');
      return 0;
    default:
      process.stderr.write(HELP);
      return 2;
  }
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exit(1);
  },
);
