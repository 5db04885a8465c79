import { createActions } from '../actions';
import { ActionOptions } from '../actions/types';

type Schema = {
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  $ref?: string;
};

type Action = ReturnType<typeof createActions>[number];

const HEAD = `# Template actions

All actions of \`backstage-plugin-scaffolder-backend-module-dapr-vcluster\`, written from its code by
\`yarn workspace backstage-plugin-scaffolder-backend-module-dapr-vcluster actions-page\`; a test fails when this page is old.
They call the backend on behalf of the user who runs the template. How they belong together is in the
[README of the module](../plugins/scaffolder-backend-module-dapr-vcluster/README.md).
`;

/** The page of all actions in Markdown: inputs, outputs and examples as their schemas and examples have them. */
export function actionsPage(): string {
  // Nothing is called: only what the actions say of themselves is read.
  const actions = createActions({} as ActionOptions);
  return [HEAD, ...actions.map(describe)].join('\n');
}

function describe({
  id,
  description = '',
  schema,
  supportsDryRun,
  examples = [],
}: Action): string {
  return [
    `## \`${id}\``,
    '',
    description,
    '',
    `Dry run of the scaffolder: ${supportsDryRun ? 'yes' : 'no'}.`,
    '',
    ...table('Input', schema?.input as Schema | undefined),
    ...table('Output', schema?.output as Schema | undefined),
    ...examples.flatMap(({ description: what, example }) => [
      `${what}:`,
      '',
      '```yaml',
      example.trimEnd(),
      '```',
      '',
    ]),
  ].join('\n');
}

function table(title: string, schema: Schema | undefined): string[] {
  const fields = Object.entries(schema?.properties ?? {});
  if (fields.length === 0) {
    return [];
  }
  const required = schema?.required ?? [];
  const isInput = title === 'Input';
  return [
    `| ${title} | Type |${isInput ? ' Required |' : ''} Meaning |`,
    `| --- | --- |${isInput ? ' --- |' : ''} --- |`,
    ...fields.map(
      ([name, field]) =>
        `| \`${name}\` | ${cell(typeOf(field))} |${
          isInput ? ` ${required.includes(name) ? 'yes' : ''} |` : ''
        } ${cell(field.description ?? '')} |`,
    ),
    '',
  ];
}

/** A type in words: `text`, `list of text`, `release, preset`. */
function typeOf(schema: Schema): string {
  if (schema.enum) {
    return schema.enum.map(each => `\`${each}\``).join(', ');
  }
  if (schema.const !== undefined) {
    return `\`${schema.const}\``;
  }
  if (schema.anyOf) {
    return [...new Set(schema.anyOf.map(typeOf))].join(' or ');
  }
  const types = [schema.type ?? 'object'].flat().map(type => {
    switch (type) {
      case 'string':
        return 'text';
      case 'object':
        return 'map';
      case 'array':
        return schema.items?.type || schema.items?.anyOf || schema.items?.enum
          ? `list of ${typeOf(schema.items)}`
          : 'list';
      default:
        return type;
    }
  });
  return types.join(' or ');
}

/** Neither a line break nor a bar ends a cell, and no text is taken for HTML. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').replace(/</g, '\\<');
}
