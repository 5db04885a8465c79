import { mockServices } from '@backstage/backend-test-utils';
import { TaskSecrets, TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonValue } from '@backstage/types';
import { validate } from 'jsonschema';

/** Context of a task. */
export type RunOptions = {
  isDryRun?: boolean;
  secrets?: TaskSecrets;
  signal?: AbortSignal;
  workspacePath?: string;
  /** Checkpoints of an earlier run of the same task. */
  checkpoints?: Map<string, JsonValue>;
  /** Receives the lines of the log, for a failed run. */
  log?: string[];
};

/** Result of a run. Each line of `log` starts with the level. */
export type Run = {
  output: Record<string, any>;
  log: string[];
  checkpoints: Map<string, JsonValue>;
};

/** Runs an action like the scaffolder: validates the input with the JSON Schema, and stores checkpoints as JSON. */
export async function runAction(
  action: TemplateAction<any, any, any>,
  input: object,
  options: RunOptions = {},
): Promise<Run> {
  const { valid, errors } = validate(input, action.schema!.input!);
  if (!valid) {
    throw new Error(errors.join(', '));
  }
  const run: Run = {
    output: {},
    log: options.log ?? [],
    checkpoints: options.checkpoints ?? new Map(),
  };
  const earlier = new Map(run.checkpoints);
  const write = (level: string) => (message: string) =>
    void run.log.push(`${level} ${message}`);
  const logger = mockServices.logger.mock({
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  });
  const context = createMockActionContext({
    input,
    secrets: options.secrets,
    ...(options.workspacePath && { workspacePath: options.workspacePath }),
  });
  await action.handler({
    ...context,
    logger,
    isDryRun: options.isDryRun,
    signal: options.signal,
    output: (name: string, value: unknown) => void (run.output[name] = value),
    async checkpoint({ key, fn }: { key: string; fn: () => Promise<any> }) {
      if (earlier.has(key)) {
        return earlier.get(key);
      }
      const value = await fn();
      run.checkpoints.set(key, JSON.parse(JSON.stringify(value ?? {})));
      return value;
    },
  } as any);
  return run;
}
