'use strict';
// Stands for the tutorial's Go app: GET / answers the values kept in the state store.
const { readValues, serve } = require('./server.cjs');

serve({ method: 'GET', health: '/health', answer: readValues });
