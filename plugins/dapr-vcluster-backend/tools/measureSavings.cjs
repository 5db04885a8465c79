// Measures the savings ledger: tenants with two years back-filled, on SQLite. `yarn measure:savings [--json] [TENANTS …]`.
/* eslint-disable no-console */
const { mkdtempSync, rmSync, statSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { parseArgs } = require('node:util');
const knex = require('knex');
const { advance } = require('../src/savings/ledger/advance');
const { LedgerStore } = require('../src/savings/ledger/LedgerStore');
const summary = require('../src/savings/ledger/summary');

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const TWO_YEARS_HOURS = 2 * 365 * 24;
const READS = 300;
const RATES = { separate: 0.12, vcluster: 0.0085, dedicated: 0.02 };

const shared = () => ({ cluster: 0.1, planes: 0.02 });

function tenants(count, now, weight = 1) {
  return Array.from({ length: count }, (_, index) => ({
    tenant: `h/vcluster-t${index}/t${index}`,
    uid: String(index).padStart(36, '0'),
    state: 'running',
    owner: `group:default/team-${index % 50}`,
    preset: 'small',
    version: '0.37.2',
    currency: 'USD',
    weight,
    rates: RATES,
    runningRates: RATES,
    createdAt: now - TWO_YEARS_HOURS * HOUR_MS,
  }));
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Time of the processor: on a busy machine it holds, where the time that passes does not. */
async function processorTime(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function see(store, now, seen) {
  const before = await store.load('h');
  const observation = { host: 'h', now, tenants: seen, shared };
  await store.save(before, advance(before.host, before.open, observation));
}

async function readTenant(store, id) {
  const uid = await store.newest(id);
  const open = summary.openTotals(await store.load('h', uid));
  const closed = await store.totals({ tenant: id, uid });
  summary.summarize([...closed, ...open]);
}

async function readFleet(store) {
  const open = (await store.loadAll()).flatMap(summary.openTotals);
  const all = [...(await store.totals()), ...open];
  summary.summarize(all);
  summary.summarizeTenants(all, '2026-11');
  summary.summarizeOwners(all);
}

async function measure(count, folder) {
  const filename = join(folder, `${count}.sqlite`);
  const db = knex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  const store = await LedgerStore.create({ getClient: async () => db });
  const now = Date.now();
  let first = 0;
  const firstCpu = await processorTime(async () => {
    first = await timed(() => see(store, now, tenants(count, now)));
  });
  const quiet = await timed(() =>
    see(store, now + 5 * MINUTE_MS, tenants(count, now)),
  );
  const changed = await timed(() =>
    see(store, now + 10 * MINUTE_MS, tenants(count, now, 2)),
  );
  const reads = [];
  for (let read = 0; read < READS; read += 1) {
    const index = read % count;
    const id = `h/vcluster-t${index}/t${index}`;
    reads.push(await timed(() => readTenant(store, id)));
  }
  reads.sort((a, b) => a - b);
  const fleet = await timed(() => readFleet(store));
  await db.destroy();
  return {
    tenants: count,
    first,
    firstCpu,
    quiet,
    changed,
    tenantP99: reads[Math.floor(READS * 0.99) - 1],
    fleet,
    bytesPerTenantHour: statSync(filename).size / (count * TWO_YEARS_HOURS),
  };
}

/** Digits that count. */
function rounded(row) {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      value >= 10 ? Math.round(value) : Number(value.toPrecision(2)),
    ]),
  );
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const counts = positionals.length > 0 ? positionals : ['250', '500', '1000'];
  const folder = mkdtempSync(join(tmpdir(), 'savings-'));
  try {
    const rows = [];
    // What the compiler of the engine does belongs to no number of tenants.
    await measure(1 + Math.min(...counts.map(Number)), folder);
    for (const count of counts) {
      rows.push(await measure(Number(count), folder));
    }
    if (values.json) {
      console.log(JSON.stringify(rows));
    } else {
      console.table(rows.map(rounded));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
