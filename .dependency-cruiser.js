/** Who may import whom (docs/architecture.md, «Layers»). */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contract-stands-alone',
      comment: 'The one contract is shared with the browser: zod and texts only.',
      severity: 'error',
      from: { path: '^server/contract' },
      to: { pathNot: ['^server/contract', 'node_modules/zod'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules know no I/O: only themselves, the contract, and the calendar library.',
      severity: 'error',
      from: { path: '^server/domain' },
      to: { pathNot: ['^server/domain', '^server/contract', 'node_modules/(zod|luxon)'] },
    },
    {
      name: 'client-sees-the-contract-only',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|media|prisma|test)/', pathNot: '^server/contract/' },
    },
    {
      name: 'actions-take-what-they-need-by-argument',
      severity: 'error',
      from: { path: '^server/actions' },
      to: {
        path: '^server/(http|socket|store|adapters|engine|compose|app|main|run)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'media-knows-no-reception',
      severity: 'error',
      from: { path: '^media/' },
      to: { path: '^(server|client|prisma)/' },
    },
    {
      name: 'only-compose-builds-adapters',
      severity: 'error',
      from: { path: '^server', pathNot: '^server/(compose|run|seed|background|adapters|store|engine)' },
      to: { path: '^server/(adapters|store/(store|outbox)|engine)', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.test\\.ts$', 'generated', 'media/browserPage', 'media/contract'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.svelte'] },
  },
};
