import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';

/** A pull or merge request that a template has asked for. */
export type Published = {
  action: string;
  input: Record<string, unknown>;
  /** Texts by path in the repository. */
  files: Record<string, string>;
};

/**
 * Stands for the stock actions that open pull and merge requests: they take all files of the workspace, or of a folder of it,
 * to the root of the repository, or to a folder of it.
 */
export function publishingModule(published: Published[]) {
  const actions = [
    ['publish:github:pull-request', 'remoteUrl'],
    ['publish:gitlab:merge-request', 'mergeRequestUrl'],
  ].map(([action, url]) =>
    createTemplateAction({
      id: action,
      supportsDryRun: true,
      schema: { input: z => z.record(z.unknown()) },
      async handler({ input, workspacePath, output }) {
        const { sourcePath = '', targetPath = '' } = input as Record<
          string,
          string
        >;
        const files = filesIn(join(workspacePath, sourcePath));
        published.push({
          action,
          input,
          files: Object.fromEntries(
            Object.entries(files).map(([path, text]) => [
              join(targetPath, path),
              text,
            ]),
          ),
        });
        output(url as never, 'https://git.example.com/requests/1' as never);
      },
    }),
  );
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'publishing',
    register(reg) {
      reg.registerInit({
        deps: { scaffolder: scaffolderActionsExtensionPoint },
        async init({ scaffolder }) {
          scaffolder.addActions(...actions);
        },
      });
    },
  });
}

function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return Object.fromEntries(
    entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => [relative(folder, file), readFileSync(file, 'utf8')]),
  );
}
