/**
 * Who may import whom: from one's own folder and from lower layers only. Features do not know each other.
 * The numbers are the layers of the tree in README.md.
 */
const { readdirSync } = process.getBuiltinModule('node:fs');

/** The folders of `place` but `others`, as a part of a pattern: a new one needs no line here. */
const foldersOf = (place, others) =>
  readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !others.includes(entry.name))
    .map(({ name }) => name)
    .join('|');

const views = foldersOf('src', ['core', 'engine', 'chart', 'ui', 'i18n', 'document', 'funnel', 'shell']);

/** What is asked of a funnel's runs. */
const answers = foldersOf('workers', ['duckdb', 'store', 'read', 'funnel', 'sql', 'threads']);

const layers = {
  src: [
    ['^src/core/'],
    ['^src/(engine|chart|ui|i18n|document)/'],
    ['^src/funnel/'],
    [`^src/(${views})/`],
    ['^src/workbench'],
    ['^src/shell/'],
    ['^src/(main\\.ts|App\\.svelte)'],
  ],
  workers: [
    ['^src/core/'],
    ['^workers/duckdb/'],
    ['^workers/store/'],
    ['^workers/(read|funnel|sql)/'],
    [`^workers/(${answers}|threads)/`],
    ['^workers/answerers\\.ts'],
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
      name: 'views-do-not-know-each-other',
      severity: 'error',
      from: { path: `^src/(${views})/` },
      to: { path: `^src/(${views})/`, pathNot: '^src/$1/' },
    },
    {
      name: 'answers-do-not-know-each-other',
      severity: 'error',
      from: { path: `^workers/(read|funnel|sql|${answers})/` },
      to: {
        path: `^workers/(read|funnel|sql|${answers})/`,
        pathNot: ['^workers/$1/', '^workers/funnel/'],
      },
    },
    {
      name: 'core-stands-alone',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^(src|workers)/|node_modules/svelte', pathNot: '^src/core/' },
    },
    {
      name: 'page-never-imports-workers',
      severity: 'error',
      from: { path: '^src/', pathNot: door },
      to: { path: '^workers/' },
    },
    {
      name: 'workers-import-only-the-core-of-src',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: '^src/', pathNot: '^src/core/' },
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
      from: { path: '^(src|workers)/', pathNot: [door, '^workers/threads/', '^workers/engine\\.worker\\.ts$'] },
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
    exclude: { path: 'src/i18n/paraglide' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'default'],
      extensions: ['.ts', '.js', '.svelte'],
    },
  },
};
