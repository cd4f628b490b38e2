// The import rules of the layout: who may know whom. `npm run imports` checks them.
const pure = '(errors|service|store|policy|events)\\.ts$'
const infrastructure = '^node_modules/(typeorm|pg|type-graphql|graphql|graphql-scalars|@apollo|dataloader|ws)(/|$)'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one file in two places.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'subgraphs-apart',
      comment: 'A subgraph can move to a machine of its own: it knows the others only by their schema and events.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: ['^subgraphs/([^/]+)/', '^gateway/'], pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'gateway-composes-only-in-main',
      comment: 'The gateway knows a subgraph by its SDL; only its main puts the one-process hub together.',
      severity: 'error',
      from: { path: '^gateway/', pathNot: '^gateway/main\\.ts$' },
      to: { path: '^subgraphs/' },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'shared holds ideas without a business.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(gateway|subgraphs|tests|scripts)/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(gateway|subgraphs|shared|scripts)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'pure-core',
      comment: 'Domain, errors, use cases, ports, policies and events work without a database, a schema or a network.',
      severity: 'error',
      from: {
        path: [`^subgraphs/[^/]+/[^/]+/[^/]+\\.${pure}`, '^subgraphs/[^/]+/[^/]+/[^/.]+\\.ts$'],
        pathNot: '/demo/',
      },
      to: { path: infrastructure },
    },
    {
      name: 'resolvers-call-use-cases',
      comment: 'A resolver calls a use case; rows and stores are behind it.',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: { path: '\\.(entity|store|store\\.pg)\\.ts$' },
    },
    {
      name: 'rows-apart-from-graphql',
      comment: 'The row and the GraphQL type are different classes, so that either can change alone.',
      severity: 'error',
      from: { path: '\\.(entity|store\\.pg)\\.ts$' },
      to: { path: ['\\.(type|input|resolver)\\.ts$', '^node_modules/graphql(/|$)'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|examples|console|tests/bench/peers)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
