// @ts-check

/**
 * The savings ledger: each host up to the time it was last seen, and intervals in which nothing changed for a tenant.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('savings_hosts', table => {
    table.comment(
      'What the tenants of a host share, summed up to when it was last seen',
    );
    table.string('host').primary();
    table.bigInteger('seen_ms').notNullable();
    table.double('cluster_sum').notNullable();
    table.double('planes_sum').notNullable();
    table.double('cluster').comment('Per hour; null while unknown');
    table.double('planes').comment('Per hour; null while unknown');
  });
  await knex.schema.createTable('savings_intervals', table => {
    table.comment(
      'Intervals in which nothing changed for a tenant; none is longer than a month',
    );
    table.string('id', 36).primary();
    table.string('host').notNullable();
    table.string('tenant').notNullable();
    table.string('uid').notNullable();
    table.string('owner');
    table.string('preset');
    table.string('version');
    table.string('state', 16).notNullable();
    table.string('cause', 16).notNullable();
    table.string('month', 7).notNullable();
    table.string('currency', 3).notNullable();
    table.boolean('backfilled').notNullable();
    table.bigInteger('from_ms').notNullable();
    table.bigInteger('until_ms').comment('Null while it goes on');
    table.double('weight').notNullable();
    table.double('separate').comment('Per hour; null while unknown');
    table.double('vcluster').comment('Per hour; null while unknown');
    table.double('dedicated').comment('Per hour; null while unknown');
    table.double('cluster_from').notNullable();
    table.double('planes_from').notNullable();
    table.double('saved').comment('Null while it goes on, or unknown');
    table.double('by_sharing').comment('Null while it goes on, or unknown');
    // Two portals that count the same time would write the same row.
    table.unique(['uid', 'from_ms']);
    table.index(['tenant', 'from_ms']);
    table.index(['host', 'until_ms']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('savings_intervals');
  await knex.schema.dropTable('savings_hosts');
};
