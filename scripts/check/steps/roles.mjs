import { expect, expectEqual } from '../expect.mjs';
import { CREATE_A } from '../fixtures.mjs';

/** Who the demo's users are, and that a guest cannot start anything. */
export const roleSteps = [
  {
    name: 'Four roles sign in',
    run: async ({ as }) => {
      for (const client of Object.values(as)) {
        const me = await client.get(
          `/api/catalog/entities/by-name/user/default/${client.user}`,
        );
        expectEqual(me.metadata.name, client.user, 'The signed-in user');
      }
    },
  },
  {
    name: 'A guest sees the templates but cannot run them',
    run: async ({ as: { guest } }) => {
      await guest.get(
        '/api/scaffolder/v2/templates/default/template/create-tenant/parameter-schema',
      );
      const { status, text } = await guest.request(
        'POST',
        '/api/scaffolder/v2/tasks',
        {
          templateRef: `template:default/${CREATE_A.template}`,
          values: CREATE_A.values,
        },
      );
      expect(status === 403, `The guest's run answered ${status}`, text);
    },
  },
];
