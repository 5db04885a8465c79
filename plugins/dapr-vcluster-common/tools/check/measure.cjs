// Prints how long the checker takes for mutated texts: yarn measure:check [count]
// Processor time says what the checker costs, elapsed time what else the machine did meanwhile.
const { checkFiles } = require('../../src/rules/check/checkFiles.ts');
const { mutated } = require('../../src/rules/check/__testUtils__/mutate.ts');
const {
  loadComponentCatalogue,
} = require('../../src/componentCatalogue/index.ts');

const count = Number(process.argv[2] ?? 2_000);
const context = { tenant: { name: 'team-a' } };

function measure(spec, seed, catalogue) {
  const { text } = mutated(spec, seed);
  const cpu = process.cpuUsage();
  const begin = performance.now();
  checkFiles([{ path: 'a.yaml', text }], context, catalogue);
  const elapsed = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  return { elapsed, processor: (user + system) / 1_000 };
}

function line(name, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share => sorted[Math.ceil(share * sorted.length) - 1].toFixed(1);
  return `${name} time in ms: median ${at(0.5)}, p99 ${at(0.99)}, longest ${at(
    1,
  )}\n`;
}

async function main() {
  const catalogue = await loadComponentCatalogue();
  const { components } = catalogue;
  const measured = Array.from({ length: count }, (_, seed) =>
    measure(components[seed % components.length], seed, catalogue),
  );
  process.stdout.write(`${count} texts\n`);
  for (const name of ['processor', 'elapsed']) {
    process.stdout.write(
      line(
        name,
        measured.map(each => each[name]),
      ),
    );
  }
}

main();
