import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DEMO_USERS } from '../lib/demo-users.mjs';
import { Failure } from '../lib/failure.mjs';
import { tailOfFile } from '../lib/log-tail.mjs';
import { Client } from './client.mjs';
import { appSteps } from './steps/apps.mjs';
import { componentSteps } from './steps/components.mjs';
import { deletionSteps } from './steps/deletion.mjs';
import { isolationSteps } from './steps/isolation.mjs';
import { logSteps, syncerLogSteps } from './steps/logs.mjs';
import { recordedSteps } from './steps/recorded.mjs';
import { repetitionSteps } from './steps/repetition.mjs';
import { roleSteps } from './steps/roles.mjs';
import { secretSteps } from './steps/secrets.mjs';
import { tenantSteps } from './steps/tenants.mjs';

/** The main job in the order a person would do it; each step builds on the ones before. */
const stepsWith = ({ recorded, furtherSteps }) => [
  ...roleSteps,
  ...(recorded ? recordedSteps : []),
  ...tenantSteps,
  ...componentSteps,
  ...appSteps,
  ...logSteps,
  // The lab's syncers are part of a program of its own, without a log.
  ...(recorded ? syncerLogSteps : []),
  ...furtherSteps,
  ...isolationSteps,
  ...repetitionSteps,
  ...secretSteps,
  ...deletionSteps,
];

/**
 * What the steps share.
 *
 * @typedef {{stateDir: string, toolchain: any, seen: string[], password: string,
 *   as: Record<string, Client>}} Context
 */

/** @returns {Context} */
function createContext({ url, stateDir, toolchain, password }) {
  const seen = [];
  return {
    stateDir,
    toolchain,
    seen,
    // Random, so that finding it anywhere proves a leak.
    password: password ?? `pw-${randomBytes(12).toString('hex')}`,
    as: Object.fromEntries(
      DEMO_USERS.map(user => [user, new Client(url, user, seen)]),
    ),
  };
}

/**
 * Drives the main job over HTTP against a running portal.
 *
 * @param {{recorded?: boolean, furtherSteps?: object[], password?: string}} options `recorded`: the portal has the
 *   recorded host too; `furtherSteps`: run once the apps are there; `password`: what the state store takes, random
 *   where it takes any
 * @returns {Promise<number>} how many steps passed
 * @throws Failure of the first step that fails, with the backend's last log lines
 */
export async function runMainJob({
  reporter,
  recorded = true,
  furtherSteps = [],
  ...portal
}) {
  const context = createContext(portal);
  const steps = stepsWith({ recorded, furtherSteps });
  for (const { name, run } of steps) {
    try {
      await reporter.step(name, () => run(context));
    } catch (error) {
      throw new Failure(`Step "${name}" failed: ${error.message}`, [
        ...(error.evidence ?? [error.stack]),
        'last lines of the backend:',
        ...tailOfFile(join(portal.stateDir, 'logs', 'backend.log'), 15),
      ]);
    }
  }
  return steps.length;
}
