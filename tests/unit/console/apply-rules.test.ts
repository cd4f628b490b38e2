import { ValidationFailed } from '../../../shared/errors'
import { applied, type Application } from '../../../subgraphs/partners/organization/application'
import { ProviderKind } from '../../../subgraphs/partners/organization/organization'

// The console is a package of its own, with its own compiler settings.
const { brokenByApplication } = jest.requireActual<{
  brokenByApplication: (values: object) => Record<string, unknown>
}>('../../../console/src/sign-in/apply-rules')

const good: Application = { name: 'Bright Pipes', kind: ProviderKind.ENTERPRISE, areaCodes: ['xicheng'] }

function brokenAtTheHub(application: Application): string[] {
  try {
    applied(application, new Set(application.areaCodes), { id: 'x', joinedAt: new Date(0) })
    return []
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error
    return [...new Set(error.fields.map(({ path }) => path.replace(/^input\./, '')))].sort()
  }
}

test.each<[string, Partial<Application>]>([
  ['nothing', {}],
  ['everything that may be said', { phone: '+86 (10) 6600-1234', email: 'a@b', website: 'HTTPS://example.org' }],
  ['the longest texts', { name: 'x'.repeat(200), description: 'x'.repeat(4000), address: 'x'.repeat(300) }],
  ['a name', { name: 'x'.repeat(201) }],
  ['a description', { description: 'x'.repeat(4001) }],
  ['a number', { registrationNumber: 'x'.repeat(65) }],
  ['an address', { address: 'x'.repeat(301) }],
  ['a telephone', { phone: 'call me' }],
  ['a long telephone', { phone: '1'.repeat(41) }],
  ['an e-mail address', { email: 'nobody' }],
  ['a long e-mail address', { email: `${'x'.repeat(254)}@b` }],
  ['a website', { website: 'javascript:alert(1)' }],
  ['half a website', { website: 'https://' }],
  ['areas', { areaCodes: Array.from({ length: 101 }, (_, index) => `a${index}`) }],
])('the form and the hub agree on %s', (_, change) => {
  const application = { ...good, ...change }
  expect(Object.keys(brokenByApplication(application)).sort()).toEqual(brokenAtTheHub(application))
})
