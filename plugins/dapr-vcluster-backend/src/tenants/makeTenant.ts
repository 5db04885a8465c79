import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  Provisioner,
  ProvisionRequest,
} from 'backstage-plugin-dapr-vcluster-node';
import { HostHandle, RESOURCES } from '../platform/hosts';
import { MadeObjects } from './deletion';
import { assertHeard, Patience } from '../platform/kubernetes';
import { ClaimedNamespace, installTenant, WantedTenant } from './installTenant';
import { releaseOutcome, runProgram } from './runProgram';
import { takeBackTenant } from './takeBackTenant';

/** A tenant to make, checked and ready. */
export type Creation = {
  host: HostHandle;
  request: ProvisionRequest;
  wanted: WantedTenant;
  provisioner: Provisioner;
  /** Takes what the provisioner's program prints. */
  log: string[];
  /** Creates the namespace, unless it was there. */
  claim(): Promise<ClaimedNamespace>;
  /** How long removing what a failed creation has made may take. */
  patience?: Patience;
  /** Fires when nobody waits for the answer any more. */
  signal?: AbortSignal;
};

/**
 * Claims the namespace and installs the tenant in it. When that fails part-way, or nobody waits for the answer, what this
 * very call has made is removed again; what was there before stays.
 */
export async function makeTenant(creation: Creation): Promise<ObjectOutcome[]> {
  const { host, request, wanted, patience, signal } = creation;
  const { client } = host;
  const made = new MadeObjects(client);
  try {
    const claimed = await creation.claim();
    if (claimed.isNew) {
      made.add(RESOURCES.namespaces, claimed.namespace);
    }
    const outcomes = await installTenant(client, wanted, {
      claimed,
      made,
      signal,
    });
    assertHeard(signal);
    return [...outcomes, ...(await runInstaller(creation))];
  } catch (error) {
    const { ref } = request;
    const { objects } = wanted;
    throw await takeBackTenant(error, { host, ref, objects, made, patience });
  }
}

/** A program cleans up after its own failure; what it installed for somebody who went away is uninstalled. */
async function runInstaller({
  host,
  request,
  provisioner: { program },
  log,
  signal,
}: Creation): Promise<ObjectOutcome[]> {
  if (!program) {
    return [];
  }
  const outcome = await runProgram(host, log, context =>
    program.install(request, context),
  );
  try {
    assertHeard(signal);
  } catch (error) {
    if (outcome === 'created') {
      await runProgram(host, log, context =>
        program.uninstall(request.ref, context),
      );
    }
    throw error;
  }
  return [releaseOutcome(request.ref, outcome)];
}
