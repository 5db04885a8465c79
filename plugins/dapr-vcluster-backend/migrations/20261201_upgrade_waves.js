// @ts-check

/**
 * Upgrades of several tenants, and which operation works at a tenant.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('upgrade_waves', table => {
    table.comment('Upgrades of several tenants');
    table.string('id', 36).primary();
    table.string('state', 16).notNullable();
    table.text('reason').comment('Why it has stopped');
    table.string('value_source', 16).notNullable();
    table.integer('canary').notNullable();
    table.integer('batch_size').notNullable();
    table.integer('pause_minutes').notNullable();
    table.string('started_by').notNullable();
    table
      .string('run_by')
      .notNullable()
      .comment('Who has started or resumed it last');
    table.bigInteger('started_ms').notNullable();
    table.bigInteger('ended_ms');
    table.string('held_by', 36).comment('The process that works at it');
    table.bigInteger('held_until_ms');
    table.index(['state']);
    table.index(['started_ms']);
  });
  await knex.schema.createTable('upgrade_wave_tenants', table => {
    table.comment('What becomes of each tenant of a wave');
    table.string('wave', 36).notNullable();
    table.string('tenant').notNullable();
    table.integer('position').notNullable();
    table.integer('batch').notNullable();
    table.string('state', 16).notNullable();
    table.integer('attempt').notNullable();
    table
      .boolean('accepted')
      .notNullable()
      .comment('It has failed, and the wave was resumed all the same');
    table.string('uid').comment('Of the host namespace; null when skipped');
    table.string('owner');
    table.string('labels_hash', 64);
    table.string('from_version');
    table.string('to_version');
    table.text('reason');
    table.bigInteger('started_ms');
    table.bigInteger('ended_ms');
    // The tenant while the wave goes on: of those that do, one has it.
    table.string('reserved').unique();
    table.primary(['wave', 'tenant']);
  });
  await knex.schema.createTable('tenant_operations', table => {
    table.comment('Operations that work at a tenant now, one per tenant');
    table.string('tenant').primary();
    table.string('operation', 32).notNullable();
    table.string('started_by').notNullable();
    table.bigInteger('since_ms').notNullable();
    table.string('holder', 36).notNullable().comment('The call that works');
    table.bigInteger('held_until_ms').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('tenant_operations');
  await knex.schema.dropTable('upgrade_wave_tenants');
  await knex.schema.dropTable('upgrade_waves');
};
