import type { Key } from '../../i18n/text'
import type { Values } from '../../kit/action-form'

/** What is said of a broken rule. */
interface Broken {
  readonly key: Key
  readonly with?: Readonly<Record<string, number>>
}

const word = /^[a-z0-9-]+$/
const mostHours = 2000
const mostDocuments = 20

const typed = (values: Values, name: string) => String(values[name] ?? '').trim()

/** Every rule that a category breaks as far as it is typed; `below` is the code of the one that it stands below. */
export function brokenByCategory(values: Values, below: string | null): Readonly<Record<string, Broken>> {
  const [code, name] = [typed(values, 'code'), typed(values, 'name')]
  const tooLong = below !== null && `${below}.${code}`.length > 200
  return {
    ...(below !== null && code !== '' && (!word.test(code) || tooLong) && { code: { key: 'catalogue.ruleCode' } }),
    ...(name.length > 100 && { name: { key: 'service.ruleLong', with: { most: 100, length: name.length } } }),
  }
}

/** Every rule that a service item breaks as far as it is typed. */
export function brokenByItem(values: Values): Readonly<Record<string, Broken>> {
  const title = typed(values, 'title')
  const code = typed(values, 'code')
  const documents = documentsOf(values)
  const [respond, complete] = ['respond', 'complete'].map((name) => typed(values, name))
  const isWrong = (hours: string | undefined) =>
    hours !== undefined && hours !== '' && !(Number(hours) >= 0.1 && Number(hours) <= mostHours)
  const late = complete !== '' && respond !== '' && Number(complete) < Number(respond)
  return {
    ...(code !== '' && !(word.test(code) && code.length <= 60) && { code: { key: 'catalogue.ruleCode' } }),
    ...(title.length > 200 && { title: { key: 'service.ruleLong', with: { most: 200, length: title.length } } }),
    ...(documents.length > mostDocuments && { documents: { key: 'service.ruleCodes', with: { most: mostDocuments } } }),
    ...(isWrong(respond) && { respond: { key: 'catalogue.ruleHours' } }),
    ...(late && { complete: { key: 'catalogue.ruleLate' } }),
    ...(isWrong(complete) && { complete: { key: 'catalogue.ruleHours' } }),
  }
}

/** One document a line. */
export function documentsOf(values: Values): string[] {
  return typed(values, 'documents')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
