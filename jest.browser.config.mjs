// `npm run test:browser`: the console in a real browser. Apart from `npm test`: not everybody has a browser at hand.
import base from './jest.config.mjs'

const project = base.projects.find(({ displayName }) => displayName === 'system')

export default {
  ...base,
  // A browser and a hub for each core.
  maxWorkers: 2,
  testTimeout: 120_000,
  projects: [{ ...project, displayName: 'browser', testMatch: ['<rootDir>/tests/browser/**/*.test.ts'] }],
}
