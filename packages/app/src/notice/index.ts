import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { AppRootWrapperBlueprint } from '@backstage/plugin-app-react';
import { SandboxNotice } from './SandboxNotice';

const sandboxNotice = AppRootWrapperBlueprint.make({
  name: 'sandbox-notice',
  params: { component: SandboxNotice },
});

/** The banner for simulated hosts. */
export const noticeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [sandboxNotice],
});
