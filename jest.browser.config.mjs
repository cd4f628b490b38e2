// `npm run test:browser`: the console in a real browser. Apart from `npm test`: not everybody has a browser at hand.
import base from './jest.config.mjs'

const project = base.projects.find(({ displayName }) => displayName === 'system')

export default {
  ...base,
  // One browser and one hub at a time: they share two cores.
  maxWorkers: 1,
  testTimeout: 120_000,
  projects: [{ ...project, displayName: 'browser', testMatch: ['<rootDir>/tests/browser/**/*.test.ts'] }],
}
