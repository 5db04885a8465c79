'use strict';
const { ask } = require('./dapr.cjs');

/** Where the tutorial's apps keep their values: one key of their state store. */
const STORE = `/state/${process.env.STATE_STORE_NAME}`;
const KEY = 'values';

const readValues = async () => (await ask('GET', `${STORE}/${KEY}`)) ?? [];
const writeValues = value => ask('POST', STORE, [{ key: KEY, value }]);
const dropValues = () => ask('DELETE', `${STORE}/${KEY}`);

module.exports = { readValues, writeValues, dropValues };
