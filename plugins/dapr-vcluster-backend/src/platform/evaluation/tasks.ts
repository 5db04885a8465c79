import {
  checkFiles,
  FileCheckContext,
  FileFinding,
  fileNamespaces,
  SourceFile,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { stringify } from 'yaml';
import { assertYamlLimits, readYaml, YamlDocument } from '../yaml/readYaml';

/** An object of a cluster, checked as the file it could have been applied from. */
export type ObjectFile = { path: string; object: unknown };

/** What can be evaluated: the argument and the answer of each task are plain data, since a thread may get and give them. */
export type EvaluationTasks = {
  readYaml: {
    argument: { text: string; field: string };
    answer: YamlDocument[];
  };
  /** Virtual namespaces that YAML names. */
  namespacesOf: {
    argument: { files: SourceFile[] };
    answer: string[];
  };
  checkYaml: {
    argument: { files: SourceFile[]; context: FileCheckContext };
    answer: FileFinding[];
  };
  checkObjects: {
    argument: { files: ObjectFile[]; context: FileCheckContext };
    answer: FileFinding[];
  };
};

/** Name of a task. */
export type TaskName = keyof EvaluationTasks;

/** What does each task. */
export const TASKS: {
  [Name in TaskName]: (
    argument: EvaluationTasks[Name]['argument'],
  ) => Promise<EvaluationTasks[Name]['answer']>;
} = {
  readYaml: async ({ text, field }) => readYaml(text, field),

  namespacesOf: async ({ files }) => {
    files.forEach(({ path, text }) => assertYamlLimits(text, path));
    return fileNamespaces(files);
  },

  checkYaml: async ({ files, context }) => {
    files.forEach(({ path, text }) => assertYamlLimits(text, path));
    return check(files, context);
  },

  checkObjects: async ({ files, context }) =>
    check(
      files.map(({ path, object }) => ({ path, text: stringify(object) })),
      context,
    ),
};

async function check(files: SourceFile[], context: FileCheckContext) {
  return checkFiles(files, context, await loadComponentCatalogue());
}
