'use strict';
// GET /greeting?name=Ann greets her; other apps come here through their sidecar and this one's.
const { serve } = require('./http.cjs');

serve({
  health: '/healthz',
  routes: {
    'GET /greeting': ({ query }) => ({
      greeting: `Hello, ${query.get('name')}`,
    }),
  },
});
