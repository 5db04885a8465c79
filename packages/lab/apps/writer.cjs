'use strict';
// Stands for the tutorial's Java app: POST /?value=42 adds a value to those kept in the state store.
const { readValues, serve, writeValues } = require('./server.cjs');

serve({
  method: 'POST',
  health: '/actuator/health',
  answer: async query => {
    const values = [...(await readValues()), query.get('value')];
    await writeValues(values);
    return values;
  },
});
