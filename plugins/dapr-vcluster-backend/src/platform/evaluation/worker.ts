import { ErrorDetails } from 'backstage-plugin-dapr-vcluster-common';
import { Refusal } from '../errors';
import { EvaluationTasks, TaskName, TASKS } from './tasks';

/** A task as a thread gets it. */
export type Task<Name extends TaskName = TaskName> = {
  name: Name;
  argument: EvaluationTasks[Name]['argument'];
};

/** What a thread gives back. Errors lose their class and their details on the way, so a refusal is told as data. */
export type Outcome<Name extends TaskName = TaskName> =
  | { answer: EvaluationTasks[Name]['answer'] }
  | { refused: { message: string; details: ErrorDetails } };

/** Where threads find this module: the TypeScript file in a checkout, the built one in a package. */
export const WORKER_FILE = __filename;

/** Does one task; the default export, because a thread of the pool calls that. */
export default async function evaluate<Name extends TaskName>({
  name,
  argument,
}: Task<Name>): Promise<Outcome<Name>> {
  try {
    return { answer: await TASKS[name](argument) };
  } catch (error) {
    if (error instanceof Error && error.name === 'InputError') {
      const { message, details } = error as Refusal;
      return { refused: { message, details } };
    }
    throw error;
  }
}
