// The floors of the house, listed once. A room calls lower floors only; same floor = strangers.
// What must come up is an event (reactions, jobs) or is handed over by the room's index.ts.
/** @type {readonly (readonly string[])[]} index = floor */
const floors = [
  [], // 0: the kernel
  ['units', 'calendar'],
  ['accounts'],
  ['audit', 'hamlets', 'criteria', 'tasks', 'content', 'feedback'],
  ['indicators'],
  ['surveys', 'funding', 'ocop', 'villages', 'economy'],
  ['assessment', 'targets', 'traceability'],
  ['reports', 'portal', 'map', 'notices', 'open-data'],
]

const room = (names) => `^server/modules/(${names.join('|')})/`
const ANY_ROOM = '^server/modules/([^/]+)/'
/** Shapes of a room; a large room has several such files, each named after what it is about. */
const CONTRACT = '[a-z-]*contract'
/** What others may enter a room by; a folder inside a room has no door of its own. */
const DOORS = `^server/modules/[^/]+/(index|${CONTRACT})[.]ts$`
const FRAMEWORKS = '^node_modules/(fastify|@fastify|fastify-plugin|fastify-type-provider-zod|pg|pg-boss|kysely|pino)/'
const KERNEL_VALUES = '^server/kernel/(period|decimal|time)[.]ts$'

const upstairs = floors.flatMap((names, floor) => {
  const above = floors.slice(floor).flat()
  return names.map((name) => ({
    name: `floor-${floor}-${name}-calls-down-only`,
    comment: 'Calls go down, events come up: log an event and let the upper room react to it.',
    severity: 'error',
    from: { path: room([name]) },
    to: { path: room(above.filter((other) => other !== name)) },
  }))
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upstairs,
    {
      name: 'every-room-has-a-floor',
      comment: 'Add the room to the list of floors at the top of this file.',
      severity: 'error',
      from: {},
      to: { path: ANY_ROOM, pathNot: room(floors.flat()) },
    },
    {
      name: 'by-the-front-door',
      comment: 'Another room is entered by its index.ts, or by contract.ts for shapes.',
      severity: 'error',
      from: { path: ANY_ROOM },
      to: { path: ANY_ROOM, pathNot: ['^server/modules/$1/', DOORS] },
    },
    {
      name: 'house-by-the-front-door',
      comment: 'The gate, the hallway and the command line know rooms by their index.ts only.',
      severity: 'error',
      from: { path: '^server/', pathNot: ANY_ROOM },
      to: { path: ANY_ROOM, pathNot: DOORS },
    },
    {
      name: 'kernel-knows-no-room',
      severity: 'error',
      from: { path: '^server/kernel/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(server/(?!kernel/)|web/|test/|tools/)' },
    },
    {
      name: 'web-takes-shapes-only',
      comment: 'The workbench is a client of the API: it shares contract.ts, values of the kernel and the design.',
      severity: 'error',
      from: { path: '^web/', pathNot: '[.]test[.]tsx?$' },
      to: { path: '^(server|test|tools)/', pathNot: [`^server/modules/[^/]+/${CONTRACT}[.]ts$`, KERNEL_VALUES] },
    },
    {
      name: 'contract-is-shapes',
      comment: 'contract.ts is sent to browsers: zod, other contracts and kernel values only.',
      severity: 'error',
      from: { path: `/${CONTRACT}[.]ts$` },
      to: { pathNot: [`/${CONTRACT}[.]ts$`, KERNEL_VALUES, '^node_modules/zod/'] },
    },
    {
      name: 'design-stands-alone',
      severity: 'error',
      from: { path: '^design/', pathNot: '[.]test[.]tsx?$' },
      to: { pathNot: '^design/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'rules.ts and policy.ts decide from what they are given: no database, framework, clock or file.',
      severity: 'error',
      from: { path: '[/-](rules|policy)[.]ts$' },
      to: {
        path: [
          FRAMEWORKS,
          '^server/kernel/(db|http|jobs|files|migrate|cluster|context|page)[.]ts$',
          '[/-](repository|tables|service)[.]ts$',
          '^(fs|net|http|child_process)',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'edges-hold-no-sql',
      comment: 'routes.ts and pages.ts call use cases; SQL lives in repositories.',
      severity: 'error',
      from: { path: '[/-](routes|pages|page)[.]ts$', pathNot: '^server/kernel/' },
      to: {
        path: ['^node_modules/(kysely|pg)/', '[/-](repository|tables)[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-needs-no-test',
      severity: 'error',
      from: { path: '^(server|web|design|bin)/', pathNot: '[.]test[.]tsx?$' },
      to: { path: '(^(test|tools)/|[.]test[.]tsx?$)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-missing-file', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
  ],
  options: {
    // TypeScript 7 has no programmatic API: with the default parser this tool reads nothing and reports success.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
    combinedDependencies: false,
  },
}
