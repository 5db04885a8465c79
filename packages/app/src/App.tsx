import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav';
import { noticeModule } from './notice';
import { signInModule } from './signIn';

/** The portal: plugins come from this package's dependencies (`app.packages: all`), the rest is here. */
export default createApp({
  features: [navModule, noticeModule, signInModule],
});
