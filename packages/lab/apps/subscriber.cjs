'use strict';
// Dapr delivers messages to POST /messages, as the Subscription says; GET / answers those that came.
const { serve } = require('./http.cjs');

const received = [];

serve({
  health: '/healthz',
  routes: {
    'POST /messages': ({ body }) => {
      received.push(body.data);
      return { status: 'SUCCESS' };
    },
    'GET /': () => received,
  },
});
