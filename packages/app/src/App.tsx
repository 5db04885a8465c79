import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav';
import { noticeModule } from './notice';
import { signInModule } from './signIn';

/** The portal. Plugins are discovered from the dependencies of this package (`app.packages: all`). */
export default createApp({
  features: [navModule, noticeModule, signInModule],
});
