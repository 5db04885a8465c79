// @ts-check

/**
 * A digest is claimed before it is sent, and marked when it was: one whose portal was killed in between is sent by another.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('savings_digests', table => {
    table.setNullable('sent_ms');
    table
      .bigInteger('claimed_until_ms')
      .notNullable()
      .defaultTo(0)
      .comment('Until then, the portal that is to send it has it');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('savings_digests').whereNull('sent_ms').delete();
  await knex.schema.alterTable('savings_digests', table => {
    table.dropColumn('claimed_until_ms');
    table.dropNullable('sent_ms');
  });
};
