import type { GuardrailPolicy } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parse } from 'yaml';
import { pause, realTimers, Timers } from '../work';
import { mapOf, policyOf } from './config';
import { PolicySource } from './PolicySource';

/** Key of the ConfigMap that holds the policy, as YAML. */
const KEY = 'policy.yaml';

const LOOK_EVERY_MS = 5_000;

/** Longer ones are not parsed. */
const MAX_CHARACTERS = 100_000;

/** The policy in a ConfigMap of the host, read through the API and again whenever it changes. */
export class PolicyConfigMap implements PolicySource {
  readonly #client: Pick<KubeClient, 'get'>;
  readonly #ref: { namespace: string; name: string };
  readonly #timers: Timers;
  #policy?: GuardrailPolicy;
  #version?: string;

  constructor(
    client: Pick<KubeClient, 'get'>,
    ref: { namespace: string; name: string },
    timers: Timers = realTimers,
  ) {
    this.#client = client;
    this.#ref = ref;
    this.#timers = timers;
  }

  get policy(): GuardrailPolicy {
    return this.#policy ?? { rules: {} };
  }

  async ready(
    onError: (error: Error) => void,
    signal: AbortSignal,
  ): Promise<void> {
    while (!this.#policy && !signal.aborted) {
      try {
        await this.#read();
      } catch (error) {
        onError(error as Error);
        await pause(LOOK_EVERY_MS, this.#timers, signal);
      }
    }
  }

  watch(changed: () => void, onError: (error: Error) => void): () => void {
    const stop = new AbortController();
    this.#follow(changed, onError, stop.signal);
    return () => stop.abort();
  }

  async #follow(
    changed: () => void,
    onError: (error: Error) => void,
    signal: AbortSignal,
  ): Promise<void> {
    let failure: string | undefined;
    while (!signal.aborted) {
      await pause(LOOK_EVERY_MS, this.#timers, signal);
      try {
        if (!signal.aborted && (await this.#read())) {
          changed();
        }
        failure = undefined;
      } catch (error) {
        const { message } = error as Error;
        if (message !== failure) {
          failure = message;
          onError(error as Error);
        }
      }
    }
  }

  /** @returns whether it is another one */
  async #read(): Promise<boolean> {
    const { namespace, name } = this.#ref;
    const { metadata, data } = await this.#client.get<
      KubeObject & { data?: Record<string, string> }
    >(RESOURCES.configMaps, this.#ref);
    const version = `${metadata.uid} ${metadata.resourceVersion}`;
    if (version === this.#version) {
      return false;
    }
    const where = `${KEY} of ConfigMap ${namespace}/${name}`;
    const text = data?.[KEY];
    if (text === undefined) {
      throw new Error(
        `ConfigMap ${namespace}/${name} has no key ${KEY}; write the policy there as YAML`,
      );
    }
    if (text.length > MAX_CHARACTERS) {
      throw new Error(`${where} has more than ${MAX_CHARACTERS} characters`);
    }
    this.#policy = policyOf(mapOf(parsed(text, where) ?? {}, where), where);
    this.#version = version;
    return true;
  }
}

function parsed(text: string, where: string): unknown {
  try {
    return parse(text);
  } catch {
    throw new Error(`${where} is not YAML`);
  }
}
