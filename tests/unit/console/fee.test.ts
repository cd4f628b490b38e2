type Texts = Readonly<Record<string, string>>
type Say = (key: string, values?: Readonly<Record<string, string>>) => string
interface Fee {
  readonly kind: 'FREE' | 'FIXED' | 'FROM'
  readonly amount?: number | null
  readonly unit?: string | null
}
// The console is a package of its own, with its own compiler settings.
const { en } = jest.requireActual<{ en: Texts }>('../../../console/src/i18n/en')
const { zhCN } = jest.requireActual<{ zhCN: Texts }>('../../../console/src/i18n/zh-CN')
const { feeText, unitOf, unitText, units } = jest.requireActual<{
  feeText: (t: Say, fee: Fee) => string
  unitOf: (t: Say, typed: string) => string
  unitText: (t: Say, unit: string) => string
  units: readonly string[]
}>('../../../console/src/pages/partner/fee')

const sayIn =
  (texts: Texts): Say =>
  (key, values = {}) =>
    (texts[key] ?? key).replace(/{{(\w+)}}/g, (_, name: string) => values[name] ?? '')
const [english, chinese] = [sayIn(en), sayIn(zhCN)]

test.each<[Fee, string, string]>([
  [{ kind: 'FREE', amount: null, unit: null }, 'Free', '免费'],
  [{ kind: 'FIXED', amount: 76, unit: 'visit' }, '¥76 per visit', '每次（上门） ¥76'],
  [{ kind: 'FROM', amount: 76, unit: 'hour' }, 'From ¥76 per hour', '每小时 ¥76 起'],
  [{ kind: 'FROM', amount: 1234.5 }, 'From ¥1,234.50', '¥1,234.50 起'],
  [{ kind: 'FIXED', amount: 8, unit: '500 克' }, '¥8 per 500 克', '每500 克 ¥8'],
])('%j is said as a price', (fee, inEnglish, inChinese) => {
  expect([feeText(english, fee), feeText(chinese, fee)]).toEqual([inEnglish, inChinese])
})

test.each([
  ['English', english],
  ['Chinese', chinese],
])('what is paid for, typed in %s, is the same unit in every language', (_, t) => {
  expect(units.map((unit) => unitOf(t, unitText(t, unit)))).toEqual(units)
  expect(unitOf(t, 'square metre')).toBe('square metre')
})
