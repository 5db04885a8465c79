import { capture } from '../lib/processes/capture.mjs';
import { inNamespace } from '../lib/processes/group.mjs';

/** Runs a program inside the lab's network namespace and returns what it printed. */
export const insideLab = (namespace, program, args, env = {}) =>
  capture(...inNamespace(namespace, program, args), {
    env: { ...process.env, ...env },
  });
