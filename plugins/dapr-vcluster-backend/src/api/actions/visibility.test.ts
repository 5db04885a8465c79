import { mockServices } from '@backstage/backend-test-utils';
import { REGISTRY_ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import {
  createTestAuthorizer,
  credentialsOf,
} from '../../__testUtils__/permissions';
import { TestAudit } from '../../__testUtils__/TestAudit';
import { EvaluationPool } from '../../platform/evaluation';
import { AuditLog } from '../../platform/audit';
import { Operations } from '../operations';
import { OperationCaller, registerActions } from '.';
import { RegistryActionOptions } from './types';

type Registered = Parameters<
  RegistryActionOptions['actionsRegistry']['register']
>[0];

const audit = new TestAudit();

async function registered(): Promise<Registered[]> {
  const actions: Registered[] = [];
  registerActions({
    actionsRegistry: {
      register: action => {
        actions.push(action as unknown as Registered);
      },
    },
    operations: new OperationCaller({
      audit: new AuditLog(audit.auditor),
      auth: mockServices.auth(),
      authorizer: createTestAuthorizer().authorizer,
      operations: { run: jest.fn() } as unknown as Operations,
    }),
    evaluation: new EvaluationPool(),
    context: { hostClaims: () => [] },
  });
  return actions;
}

describe('registered actions', () => {
  it('are visible by one permission for reading and one for writing', async () => {
    const actions = await registered();
    expect(actions.map(({ name }) => name).sort()).toEqual(
      Object.values(REGISTRY_ACTIONS).sort(),
    );
    for (const { attributes, visibilityPermission } of actions) {
      expect(visibilityPermission?.name).toBe(
        attributes?.readOnly
          ? 'dapr-vcluster.action.read'
          : 'dapr-vcluster.action.write',
      );
    }
  });

  it('check YAML without a tenant only for callers with Dapr Components somewhere', async () => {
    const actions = await registered();
    const check = actions.find(({ name }) => name === 'check-component');
    const refused = check?.action({
      input: { manifests: 'x' },
      credentials: credentialsOf('guest'),
      logger: mockServices.logger.mock(),
      secrets: undefined,
    });
    await expect(refused).rejects.toThrow('"dapr-vcluster.component.read"');
    expect(audit.events).toMatchObject([
      {
        eventId: 'tenant-read',
        severityLevel: 'medium',
        meta: { action: 'check-component', actor: 'user:default/guest' },
        result: 'fail',
      },
    ]);
  });
});
