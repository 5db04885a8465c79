// @ts-check

/**
 * Digests of savings that were sent, so that no portal sends one again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('savings_digests', table => {
    table.comment('Monthly digests of savings, each sent once');
    table.string('month', 7).notNullable();
    table.string('recipient').notNullable();
    table.bigInteger('sent_ms').notNullable();
    table.primary(['month', 'recipient']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('savings_digests');
};
