import { ConfigProblem, processSettings, readConfig, subgraphConfig } from '../../shared/config'

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read()
  } catch (error) {
    if (error instanceof ConfigProblem) return error.problems
  }
  return []
}

test('everything that is wrong is named at once, without its value', () => {
  const problems = problemsOf(() =>
    subgraphConfig({
      HUB_PORT: '70000',
      DATABASE_URL: 'mysql://secret',
      HUB_TIME_ZONE: 'Mars/Base',
      HUB_ENV: 'test',
      HUB_DATA_KEY: 'short',
      HUB_SUBGRAPH_URL_CASES: 'cases:4101',
    }),
  )
  expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual(
    ['DATABASE_URL', 'HUB_DATA_KEY', 'HUB_ENV', 'HUB_PORT', 'HUB_SUBGRAPH_URL_CASES', 'HUB_TIME_ZONE'].sort(),
  )
  expect(problems.join()).not.toMatch(/secret|short|70000/)
})

test('what is empty counts as not set, and what is read cannot be changed', () => {
  const settings = readConfig(processSettings, { HUB_ENV: '', HUB_SEED: '', DATABASE_URL: '' })
  expect(settings).toMatchObject({ HUB_ENV: 'development', HUB_TIME_ZONE: 'Asia/Shanghai', HUB_LOG: 'info' })
  expect(settings.DATABASE_URL).toBeUndefined()
  expect(Object.isFrozen(settings)).toBe(true)
})

test('addresses and keys of the other subgraphs are found by their names', () => {
  const config = subgraphConfig({
    HUB_SUBGRAPH_URL_CASES: 'http://127.0.0.1:4102',
    HUB_SUBGRAPH_KEY_CASES: 'k'.repeat(32),
  })
  expect([...config.addresses]).toEqual([['cases', 'http://127.0.0.1:4102']])
  expect([...config.keys.keys()]).toEqual(['cases'])
})
