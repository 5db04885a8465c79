'use strict';
// POST /?value=42 publishes a message.
const { ask } = require('./dapr.cjs');
const { serve } = require('./http.cjs');

const { PUBSUB_NAME, TOPIC } = process.env;

serve({
  health: '/healthz',
  routes: {
    'POST /': async ({ query }) => {
      const message = { value: query.get('value') };
      await ask('POST', `/publish/${PUBSUB_NAME}/${TOPIC}`, message);
      return message;
    },
  },
});
