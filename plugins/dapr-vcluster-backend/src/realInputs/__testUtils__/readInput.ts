import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const INPUTS = join(__dirname, '..', 'inputs');

/** Names of all inputs: each is a folder with one file. */
export function inputNames(): string[] {
  return readdirSync(INPUTS).sort();
}

/** The file of an input. */
export function readInput(name: string): { path: string; text: string } {
  const [path] = readdirSync(join(INPUTS, name));
  return { path, text: readFileSync(join(INPUTS, name, path), 'utf8') };
}
