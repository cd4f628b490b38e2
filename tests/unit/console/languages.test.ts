import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema, isEnumType } from 'graphql'
import { errorCodes } from '../../../shared/errors'
import { projectRoot } from '../../../shared/project/root'

type Texts = Readonly<Record<string, string>>
// The console is a package of its own, with its own compiler settings.
const { en } = jest.requireActual<{ en: Texts }>('../../../console/src/i18n/en')
const { zhCN } = jest.requireActual<{ zhCN: Texts }>('../../../console/src/i18n/zh-CN')
const { enSingular } = jest.requireActual<{ enSingular: Texts }>('../../../console/src/i18n/en.singular')

const folder = path.join(projectRoot, 'console/src')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.gen.ts') && !name.startsWith('i18n'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
const schema = buildSchema(readFileSync(path.join(projectRoot, 'gateway/api.graphql'), 'utf8'))

function valuesOf(name: string): string[] {
  const type = schema.getType(name)
  if (!isEnumType(type)) throw new Error(`${name} is no enum`)
  return type.getValues().map((value) => value.name)
}

test('both languages say everything', () => {
  expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort())
  expect([...Object.entries(en), ...Object.entries(zhCN)].filter(([, text]) => text.trim() === '')).toEqual([])
})

test('both languages put the same values into a text', () => {
  const placesIn = (text: string) => [...text.matchAll(/{{\w+}}/g)].map(([place]) => place).sort()
  const other = Object.entries(en).filter(([key, text]) => String(placesIn(text)) !== String(placesIn(zhCN[key] ?? '')))
  expect(other).toEqual([])
})

test('what English says of one puts the other values in as it does for many', () => {
  const placesIn = (text = '') =>
    [...text.matchAll(/{{\w+}}/g)].map(([place]) => place).filter((it) => it !== '{{count}}')
  const pairs = Object.entries(enSingular).map(([key, text]) => [text, en[key.replace(/_one$/, '')]] as const)
  expect(pairs.map(([one]) => placesIn(one))).toEqual(pairs.map(([, many]) => placesIn(many)))
  expect(pairs.filter(([one, many]) => one.includes('{{count}}') || !many?.includes('{{count}}'))).toEqual([])
})

test('Chinese is Chinese', () => {
  const latin = Object.entries(zhCN).filter(([, text]) => !/\p{Script=Han}/u.test(text))
  expect(latin.map(([key]) => key)).toEqual(['channel.OPEN311'])
})

test('what a page says by name is there', () => {
  const used = sources.flatMap((source) =>
    [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g), ...source.matchAll(/\blabel: '([a-zA-Z]+\.\w+)'/g)].map(
      ([, key]) => key,
    ),
  )
  expect(used.length).toBeGreaterThan(100)
  expect(used.filter((key) => key !== undefined && !(key in en))).toEqual([])
})

test('every text is said somewhere, or is a value of the schema or an error', () => {
  const text = sources.join('\n')
  const isValue = /\.[A-Z0-9_]+$/
  const unsaid = Object.keys(en).filter((key) => {
    const [group = ''] = key.split('.')
    return !isValue.test(key) && !text.includes(`'${key}'`) && !text.includes(`'${group}'`)
  })
  expect(unsaid).toEqual([])
})

test.each([
  ['caseStatus', 'CaseStatus'],
  ['event', 'CaseEventKind'],
  ['referralStatus', 'ReferralStatus'],
  ['mode', 'ReferralMode'],
  ['provider', 'ProviderKind'],
  ['term', 'MatchReasonCode'],
  ['role', 'Role'],
  ['noticeKind', 'NoticeKind'],
  ['urgency', 'Urgency'],
  ['line', 'ServiceLine'],
  ['channel', 'IntakeChannel'],
])('%s has words for every value of %s', (group, name) => {
  expect(valuesOf(name).filter((value) => !(`${group}.${value}` in en))).toEqual([])
})

test('every error of the hub says what to do next', () => {
  expect(errorCodes.filter((code) => !(`problem.${code}` in en))).toEqual([])
})
