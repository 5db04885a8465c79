import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createActions } from '../actions';
import { ActionOptions } from '../actions/types';
import { actionsPage } from './actionsPage';

const PAGE = join(__dirname, '../../../../docs/actions.md');

describe('docs/actions.md', () => {
  it('is what the code says; "yarn actions-page" writes it', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(actionsPage());
  });

  it('names every action, each of its inputs and outputs, and its examples', () => {
    const page = actionsPage();
    const actions = createActions({} as ActionOptions);
    expect(actions.length).toBeGreaterThan(0);
    for (const { id, schema, examples = [] } of actions) {
      const [, after = ''] = page.split(`## \`${id}\`\n`);
      const [section] = after.split('\n## ');
      const fields = [schema?.input, schema?.output].flatMap(each =>
        Object.keys((each as { properties?: object })?.properties ?? {}),
      );
      expect(fields.length).toBeGreaterThan(0);
      for (const field of fields) {
        expect(section).toContain(`| \`${field}\` |`);
      }
      for (const { example } of examples) {
        expect(section).toContain(example.trimEnd());
      }
    }
  });
});
