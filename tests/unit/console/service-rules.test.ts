import { ValidationFailed } from '../../../shared/errors'
import { checkedTerms } from '../../../subgraphs/partners/service/terms-draft'

type Values = Readonly<Record<string, string | number | readonly string[]>>
// The console is a package of its own, with its own compiler settings.
const { brokenRules } = jest.requireActual<{ brokenRules: (values: Values) => Record<string, unknown> }>(
  '../../../console/src/pages/partner/service-rules',
)
const { inputOf, closuresOf } = jest.requireActual<{
  inputOf: (values: Values, t: (key: string) => string) => Parameters<typeof checkedTerms>[0]
  closuresOf: (values: Values) => { closures: string[] }
}>('../../../console/src/pages/partner/service-values')

const good: Values = {
  title: 'Plumbing at home',
  categoryCodes: ['life.repairs'],
  areaCodes: ['xicheng'],
  feeKind: 'FIXED',
  amount: '50',
  capacity: '3',
  latitude: '39.9',
  longitude: '116.3',
  radiusMeters: '800',
  minAgeYears: '18',
  maxAgeYears: '60',
  languages: 'zh, en',
  openingHours: ['1 09:00-12:00', '1 13:00-00:00'],
  closures: ['2027-02-17'],
}
const long = (length: number) => 'x'.repeat(length)
const many = (count: number, word = 'w') => Array.from({ length: count }, (_, index) => `${word}${index}`)
const hours = (count: number) =>
  Array.from({ length: count }, (_, index) => `${(index % 7) + 1} 0${index % 10}:00-0${index % 10}:01`)

/** What the hub calls the parts of the input that the form calls otherwise. */
const named: Readonly<Record<string, string>> = {
  serviceAreaCodes: 'areaCodes',
  'location.latitude': 'latitude',
  'location.longitude': 'longitude',
  'fee.amount': 'amount',
  skills: 'others',
  'fee.unit': 'unit',
  'eligibility.minAgeYears': 'minAgeYears',
  'eligibility.maxAgeYears': 'maxAgeYears',
  'eligibility.note': 'note',
}

/** The fields of the form of which the hub says that they are broken. */
function brokenAtTheHub(values: Values): string[] {
  const draft = { ...inputOf(values, (key) => key), ...closuresOf(values) }
  const known = { areas: new Set(draft.serviceAreaCodes), categories: new Set(draft.categoryCodes) }
  try {
    checkedTerms(draft, known)
    return []
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error
    const fields = error.fields.map(({ path }) => path.replace(/^input\./, '').replace(/\.\d+(\..*)?$/, ''))
    return [...new Set(fields.map((field) => named[field] ?? field))].sort()
  }
}

const brokenInTheForm = (values: Values) => Object.keys(brokenRules(values)).sort()

test.each<[string, Values]>([
  ['nothing', {}],
  ['the most of everything', { title: long(200), description: long(4000), amount: '1000000', capacity: '10000' }],
  ['the farthest', { radiusMeters: '200000', latitude: '-90', longitude: '180', minAgeYears: '0', maxAgeYears: '150' }],
  ['a free service', { feeKind: 'FREE', amount: '' }],
  ['a price of nothing', { amount: '0' }],
  ['a title', { title: long(201) }],
  ['a title of signs that take two places', { title: '𠮷'.repeat(200) }],
  ['a title with a bell in it', { title: 'Ring\u0007' }],
  ['a description', { description: long(4001) }],
  ['categories', { categoryCodes: many(21) }],
  ['areas', { areaCodes: many(101) }],
  ['a price that is missing', { amount: '' }],
  ['a price below nothing', { amount: '-1' }],
  ['a price', { amount: '1000001' }],
  ['a unit', { unit: long(41) }],
  ['no room', { capacity: '0' }],
  ['too much room', { capacity: '10001' }],
  ['a latitude', { latitude: '91' }],
  ['a longitude', { longitude: '-181' }],
  ['a reach', { radiusMeters: '200001' }],
  ['a reach below nothing', { radiusMeters: '-1' }],
  ['a reach from nowhere', { latitude: '', longitude: '' }],
  ['too many languages', { languages: many(51) }],
  ['a language', { languages: long(65) }],
  ['too many skills', { skills: many(51).join('，') }],
  ['a skill', { skills: `plumbing, ${long(65)}` }],
  ['an age', { minAgeYears: '-1' }],
  ['an old age', { maxAgeYears: '151' }],
  ['ages the wrong way round', { minAgeYears: '61' }],
  ['a note', { note: long(501) }],
  ['hours that overlap', { openingHours: ['2 09:00-12:00', '1 09:00-10:00', '2 11:00-13:00'] }],
  ['hours that touch', { openingHours: ['2 09:00-12:00', '2 12:00-13:00'] }],
  ['hours that run backwards', { openingHours: ['2 12:00-09:00'] }],
  ['hours without an end', { openingHours: ['2 12:00-'] }],
  ['a day that is none', { openingHours: ['8 09:00-10:00'] }],
  ['seventy hours', { openingHours: hours(70) }],
  ['too many hours', { openingHours: [...hours(70), '7 20:00-21:00'] }],
  ['closed days', { closures: many(367, 'day') }],
])('the form and the hub agree on %s', (_, change) => {
  const values = { ...good, ...change }
  expect(brokenInTheForm(values)).toEqual(brokenAtTheHub(values))
})

test('what the hub cannot even read is explained in the form', () => {
  expect(brokenInTheForm({ ...good, capacity: '1.5', radiusMeters: '1.5', minAgeYears: '1.5' })).toEqual([
    'capacity',
    'minAgeYears',
    'radiusMeters',
  ])
  expect(brokenInTheForm({ ...good, latitude: '', radiusMeters: '' })).toEqual(['latitude'])
  expect(brokenInTheForm({ ...good, feeKind: 'FREE' })).toEqual(['amount'])
})

test('some of what is tried is broken, and some is not', () => {
  expect(brokenAtTheHub(good)).toEqual([])
  expect(brokenAtTheHub({ ...good, title: long(201) })).toEqual(['title'])
})
