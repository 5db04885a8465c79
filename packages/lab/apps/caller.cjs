'use strict';
// GET /?name=Ann has another app, known by its app id alone, greet her.
const { ask } = require('./dapr.cjs');
const { serve } = require('./http.cjs');

const { CALLEE } = process.env;

serve({
  health: '/healthz',
  routes: {
    'GET /': ({ query }) =>
      ask('GET', `/invoke/${CALLEE}/method/greeting?${query}`),
  },
});
