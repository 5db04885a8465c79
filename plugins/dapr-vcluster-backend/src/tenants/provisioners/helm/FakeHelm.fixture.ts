import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the fake says to one subcommand. */
export type Reply = {
  stdout?: string;
  stderr?: string;
  code?: number;
  seconds?: number;
  /** Says what it says at once, and ends only when told to. */
  held?: boolean;
};

/** One call as the fake saw it; `values` is the text and mode of the file given with --values. */
export type Call = { args: string[]; values?: string; mode?: string };

/** A program that takes Helm's place: it answers as told and writes down how it was called. */
export class FakeHelm {
  readonly folder = mkdtempSync(join(tmpdir(), 'fake-helm-'));
  readonly command = join(this.folder, 'helm');

  constructor(replies: Record<string, Reply>) {
    writeFileSync(join(this.folder, 'replies.json'), JSON.stringify(replies));
    writeFileSync(
      this.command,
      `#!${process.execPath}
const fs = require('node:fs');
const [, , ...args] = process.argv;
const file = args[args.indexOf('--values') + 1];
const call = { args };
if (args.includes('--values')) {
  call.values = fs.readFileSync(file, 'utf8');
  call.mode = (fs.statSync(file).mode & 0o777).toString(8);
}
fs.appendFileSync(__dirname + '/calls', JSON.stringify(call) + '\\n');
const reply = JSON.parse(fs.readFileSync(__dirname + '/replies.json'))[args[0]] ?? {};
const say = () => {
  process.stdout.write(reply.stdout ?? '');
  process.stderr.write(reply.stderr ?? '');
  process.exitCode = reply.code ?? 0;
};
const end = () => fs.existsSync(__dirname + '/released') || setTimeout(end, 10);
setTimeout(() => {
  say();
  if (reply.held) end();
}, (reply.seconds ?? 0) * 1000);
`,
    );
    chmodSync(this.command, 0o700);
  }

  calls(): Call[] {
    const file = join(this.folder, 'calls');
    return existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map(line => JSON.parse(line))
      : [];
  }

  /** Lets what is held end. */
  release() {
    writeFileSync(join(this.folder, 'released'), '');
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
