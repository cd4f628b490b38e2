import { NotFound } from '../../../shared/errors'
import { changesOfTheSupergraph, faultsOfAddresses, happeningsOfCases, nounsOf, saidByTheHub } from './said-by-the-hub'

interface Dictionary {
  readonly sentences: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, string>>
}
// The console is a package of its own, with its own compiler settings.
const { reader } = jest.requireActual<{ reader: (of: Dictionary) => (said: string) => string | null }>(
  '../../../console/src/i18n/server-text',
)
const { zhDictionary } = jest.requireActual<{ zhDictionary: Dictionary }>('../../../console/src/i18n/zh-CN.server')
const { enDictionary } = jest.requireActual<{ enDictionary: Dictionary }>('../../../console/src/i18n/en.server')
const [inChinese, inEnglish] = [reader(zhDictionary), reader(enDictionary)]
const { sentences, unread } = saidByTheHub()

/** What is not written out where it is said: by file and by name, with the sentences that it stands for. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'shared/errors/hub-error.ts: message': ['Sign in to do this.', 'Your role does not allow this.'],
  // The fields of it are said one by one.
  "shared/errors/hub-error.ts: fields.map((field) => `${field.path}: ${field.message}`).join(' ')": [],
  // graphql-js on a value that does not fit its type.
  'shared/graphql/mask.ts: error.message': ['Int cannot represent non-integer value: 1.5'],
  'gateway/edge/client-errors.ts: error.message': ['Field "title" of required type "String!" was not provided.'],
  "gateway/execution/variables.ts: message.replace(/ Did you mean .*$/s, '')": [
    'Expected non-nullable type "String!" not to be null.',
    'Float cannot represent non numeric value: "many"',
    'String cannot represent a non string value: 7',
    'Value "LATER" does not exist in "Urgency" enum.',
  ],
  // The composer's own words, and what the fence says of itself.
  'gateway/registry/check/composition.ts: short': [],
  'gateway/registry/check/fence/name.ts: message': [
    "cases is one of the hub's own subgraphs. Choose another name.",
    'Another organisation has plugged in a subgraph named meals. Choose another name.',
    'meal-s would have the same prefix as meals: Meals. Choose another name.',
    "Types that begin with Case are the hub's own, CaseEvent for one. Choose another name.",
  ],
  'gateway/registry/check/problem.ts: message': [],
  'gateway/registry/check/sdl.ts: excess': [
    'The schema has more than 20000 tokens. Plug in a smaller one, or several.',
    'Line 7 has brackets 17 deep; at most 16 are read. Make it flatter.',
  ],
  'gateway/registry/check/sdl.ts: message': [],
  'subgraphs/partners/import/hsds-row.ts: messageOf(issue)': [
    'Must be one of: active, inactive.',
    'Must be an id of at most 200 printable characters.',
    'Must be as HSDS 3 describes it.',
    'Must be given.',
    ...['a string', 'a number', 'an array', 'an object'].map((kind) => `Must be ${kind}.`),
  ],
  // The rules of terms, told as rules of a row.
  'subgraphs/partners/import/reading.ts: message': [],
  'subgraphs/partners/organization/application.ts: message': [
    'Must be a telephone number.',
    'Must be an e-mail address.',
  ],
  'subgraphs/volunteers/volunteer/volunteer.checks.ts: message': [
    'Must be a code such as first-aid.',
    'Must be a language tag such as zh.',
  ],
}

/** Sentences of which a part is a sentence of its own, as `7` stands for it, with what they come to. */
const nested: Readonly<Record<string, readonly string[]>> = {
  '@7 on 7 asks for 7': [
    'which there is not.',
    'which it adds itself.',
    'which takes arguments: one answer would stand for all of them.',
    'which takes arguments: one answer would stand for all of them. Take it out.',
    'which no partner is sent. Take it out; of a case these can be had: category.',
  ].map((why) => `@requires on Case.offers asks for Case.fee, ${why}`),
  "7 Start the service with it, or send the service's own.": [
    'The running service has Menu.dish, which is not in the schema that was sent.',
    'The running service has no Menu.dish, which is in the schema that was sent.',
    'Menu.dish is `Int` in the schema that was sent, and `String` in the running service.',
  ].map((what) => `${what} Start the service with it, or send the service's own.`),
}

const isChinese = (text: string | null) => /\p{Script=Han}/u.test(text ?? '')

test('every sentence of the hub is read in Chinese', () => {
  expect(sentences.length).toBeGreaterThan(150)
  const told = sentences.flatMap(({ text, file }) => (nested[text] ?? [text]).map((whole) => ({ text: whole, file })))
  expect(told.filter(({ text }) => !isChinese(inChinese(text)))).toEqual([])
  expect(Object.keys(nested).filter((text) => !sentences.some((known) => known.text === text))).toEqual([])
})

test('so is what is put together elsewhere, and nothing is passed over', () => {
  expect([...new Set(unread.map(({ file, text }) => `${file}: ${text}`))].sort()).toEqual(Object.keys(elsewhere).sort())
  expect(
    Object.values(elsewhere)
      .flat()
      .filter((text) => !isChinese(inChinese(text))),
  ).toEqual([])
})

test('every noun that may be absent has its Chinese word', () => {
  const nouns = nounsOf(NotFound.name)
  expect(nouns.length).toBeGreaterThan(20)
  expect(nouns.filter((noun) => /\w/.test(inChinese(`There is no such ${noun}.`) ?? noun))).toEqual([])
})

test('every limit that may be exceeded has its Chinese word', () => {
  const limits = nounsOf('LimitExceeded')
  expect(limits.length).toBeGreaterThan(5)
  const said = (limit: string) => inChinese(`The operation exceeds the limit of 7 for ${limit}.`) ?? limit
  expect(limits.filter((limit) => /[a-z]/.test(said(limit)))).toEqual([])
})

test('what the hub puts into a sentence is put into its translation', () => {
  expect(inChinese('Must be between 1 and 10000.')).toBe('必须在 1 和 10000 之间。')
  expect(inChinese('There is no such staff member.')).toBe('没有这个工作人员。')
  // The hub's own reason; any other is somebody's words.
  expect(inChinese('Escalated to the subdistrict: overdue by 24 opening hours')).not.toMatch(/overdue/)
})

test('a sentence that nobody knows is known to be unknown; in English it stands as it came', () => {
  expect(inChinese('Something nobody has translated.')).toBeNull()
  expect(inEnglish('Something nobody has translated.')).toBe('Something nobody has translated.')
})

test('in English, no sentence names what only a program sees', () => {
  const said = sentences.map(({ text }) => inEnglish(text) ?? text)
  const inner =
    /\b(startsAt|endsAt|minAgeYears|categoryCode|serviceItemCode|proposalId|visitId|planId|idempotencyKey)\b/
  expect(said.filter((text) => inner.test(text))).toEqual([])
})

/** Happenings that are put together of parts, as `7` stands for them, with what they come to. */
const composed: Readonly<Record<string, readonly string[]>> = {
  'Planned: 7': ['Planned: one goal', 'Planned: 3 goals'],
  'Evaluated by the 7: 7 of 5, 7': ['resident', 'worker', 'provider'].flatMap((by) =>
    ['resolved', 'not resolved'].map((so) => `Evaluated by the ${by}: 4 of 5, ${so}`),
  ),
  // A step of a referral, with its note.
  '7: 7': ['Referral declined: no van', 'Provider reported: done', 'Feedback returned to the provider: too soon'],
  Urged7: ['Urged', 'Urged: please hurry'],
  '7 (7) is urged7': ['QG-1 (A pipe) is urged', 'QG-1 (A pipe) is urged: please hurry'],
  '7 (7), referral: the station urges7': ['QG-1 (A pipe), referral: the station urges: please hurry'],
  '7 is due soon: four fifths of its time have passed': [
    'QG-1 (A pipe) is due soon: four fifths of its time have passed',
  ],
  '7 is overdue': ['QG-1 (A pipe) is overdue'],
  '7 is overdue by eight opening hours': ['QG-1 (A pipe) is overdue by eight opening hours'],
  '7 (7), referral: 7': ['the answer is due soon', 'the work is due soon', 'the work is overdue'].map(
    (what) => `QG-1 (A pipe), referral: ${what}`,
  ),
  '7 (7), referral: 777': [
    'QG-1 (A pipe), referral: declined, and all were asked together: no van',
    'QG-1 (A pipe), referral: reported: not done',
  ],
  ...Object.fromEntries(
    ['accepted', 'declined', 'expired without an answer', 'withdrawn', 'reported', 'the feedback was given back'].map(
      (step) => [step, [`QG-1 (A pipe), referral: ${step}`]],
    ),
  ),
}

test('what cases write of what happened is read in Chinese', () => {
  const happenings = happeningsOfCases()
  expect(happenings.length).toBeGreaterThan(20)
  const unsaid = happenings.filter((text) => !(text in composed) && !isChinese(inChinese(text)))
  expect(unsaid).toEqual([])
  expect(Object.keys(composed).filter((text) => !happenings.includes(text))).toEqual([])
  const parts = Object.values(composed).flat()
  expect(parts.filter((text) => !isChinese(inChinese(text)))).toEqual([])
})

test('what is written of a supergraph, and of an address that was not reached, is read in Chinese', () => {
  const changes = changesOfTheSupergraph()
  expect(changes.length).toBeGreaterThanOrEqual(5)
  const composed: Readonly<Record<string, readonly string[]>> = {
    "The hub's own schema has changed7.": [
      "The hub's own schema has changed.",
      "The hub's own schema has changed; without meals, which no longer fits.",
    ],
    '7 7 unplugged7.': [
      'meals was unplugged.',
      'meals, rides were unplugged: the organisation may not plug in any more.',
    ],
    'Rolled back to version 77.': [
      'Rolled back to version 7.',
      'Rolled back to version 7 without meals, which may not be plugged in any more.',
    ],
  }
  expect(Object.keys(composed).filter((text) => !changes.includes(text))).toEqual([])
  const faults = faultsOfAddresses()
  expect(faults.length).toBeGreaterThanOrEqual(10)
  const written = [...changes, ...faults].flatMap((text) => composed[text] ?? [text])
  expect(written.filter((text) => !isChinese(inChinese(text)))).toEqual([])
  expect(inChinese('Rolled back to version 7 without meals, which may not be plugged in any more.')).toContain('meals')
})
