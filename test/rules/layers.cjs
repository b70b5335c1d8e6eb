/**
 * Who may import whom: from one's own folder and from lower layers only. Features do not know each other.
 * The numbers are the layers of the tree in README.md.
 */
const layers = {
  src: [
    ['^src/contract/'],
    ['^src/(engine|chart|ui|text|analysis|statistics)/'],
    ['^src/(intake|funnel|customers|reasons|warehouse|channels|time|periods|decisions|experiment)/'],
    ['^src/workbench'],
    ['^src/shell/'],
    ['^src/(main\\.ts|App\\.svelte)'],
  ],
  workers: [
    ['^src/contract/'],
    ['^workers/duckdb/'],
    ['^workers/sql/'],
    ['^workers/store/'],
    ['^workers/(intake|funnel|query)/'],
    // What is asked of a funnel's runs.
    ['^workers/(customers|reasons|time|decisions|shards)/'],
    ['^workers/engine\\.ts'],
    ['^workers/engine\\.worker\\.ts'],
  ],
};

const upward = Object.entries(layers).flatMap(([side, order]) =>
  order.slice(0, -1).map(([lower], i) => ({
    name: `${side}-layer-${i}-imports-no-higher-one`,
    severity: 'error',
    from: { path: lower },
    to: { path: order.slice(i + 1).flat() },
  })),
);

/** The page reaches the thread by one door. */
const door = '^src/engine/connect-engine\\.ts$';

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: {
        path: '^(src|workers)/(intake|funnel|customers|reasons|warehouse|query|channels|time|periods|decisions|experiment)/',
      },
      to: {
        path: '^$1/(intake|funnel|customers|reasons|warehouse|query|channels|time|periods|decisions|experiment)/',
        pathNot: ['^$1/$2/', '^workers/funnel/'],
      },
    },
    {
      name: 'contract-stands-alone',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { path: '^(src|workers)/', pathNot: '^src/contract/' },
    },
    {
      name: 'page-never-imports-workers',
      severity: 'error',
      from: { path: '^src/', pathNot: door },
      to: { path: '^workers/' },
    },
    {
      name: 'workers-import-only-the-contract-of-the-page',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: '^src/', pathNot: '^src/contract/' },
    },
    {
      name: 'only-one-folder-knows-duckdb-and-arrow',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^workers/duckdb/' },
      to: { path: 'node_modules/(@duckdb|apache-arrow)/' },
    },
    {
      name: 'comlink-only-at-the-two-ends',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: [door, '^workers/shards/', '^workers/engine\\.worker\\.ts$'] },
      to: { path: 'node_modules/comlink/' },
    },
    {
      name: 'd3-only-in-modules-never-in-components',
      severity: 'error',
      from: { path: '\\.svelte$' },
      to: { path: 'node_modules/d3' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?raw$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'src/text/paraglide' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'default'],
      extensions: ['.ts', '.js', '.svelte'],
    },
  },
};
