import { handledDirectly, handyServices, partyAffairs } from './handled-directly'
import { documentNames, withDocuments } from './with-documents'

export type DemoHandling = 'IMMEDIATE' | 'DOCUMENTS' | 'TRANSFER'

export interface DemoServiceItem {
  readonly code: string
  readonly title: string
  readonly categoryCode: string
  readonly handling: DemoHandling
  readonly requiredDocuments: readonly string[]
  /** Working hours */
  readonly respondWithinHours: number
  /** Working hours */
  readonly completeWithinHours: number
}

interface Row {
  readonly category: string
  readonly title: string
  readonly letters: string
}

/** A table has a category at the line's start and below it, indented, the titles with their documents' letters. */
function rowsOf(table: string): Row[] {
  const rows: Row[] = []
  let category = ''
  for (const line of table.trim().split('\n')) {
    const [, indent = '', title = '', letters = ''] = /^( *)(.*?)(?: \[([A-Z]+)\])?$/.exec(line) ?? []
    if (indent === '') category = title
    else rows.push({ category, title, letters })
  }
  return rows
}

function namesOf(letters: string): string[] {
  return [...letters].map((letter) => {
    const name = documentNames[letter]
    if (!name) throw new Error(`No document has the letter ${letter}`)
    return name
  })
}

function items(root: string, prefix: string, handling: DemoHandling, table: string, hours: HoursOf): DemoServiceItem[] {
  return rowsOf(table).map(({ category, title, letters }, index) => ({
    code: `${prefix}-${String(index + 1).padStart(2, '0')}`,
    title,
    categoryCode: `${root}.${category}`,
    handling,
    requiredDocuments: namesOf(letters),
    ...hours(index, letters.length),
  }))
}

type HoursOf = (index: number, documents: number) => { respondWithinHours: number; completeWithinHours: number }

const atOnce: HoursOf = (index) => ({ respondWithinHours: 0.5, completeWithinHours: 2 + (index % 3) * 2 })
const afterReview: HoursOf = (index, documents) => ({
  respondWithinHours: 4,
  completeWithinHours: 24 + documents * 8 + (index % 4) * 16,
})
const handedOn: HoursOf = (index) => ({ respondWithinHours: 1 + (index % 2), completeWithinHours: 8 + (index % 4) * 8 })

/**
 * Qianggen's 149 affairs: 8 of the party line, 116 of the government line (48 done at once, 68 with documents) and 25
 * handy services in seven categories.
 */
export const demoServiceItems: readonly DemoServiceItem[] = [
  ...items('party', 'party', 'IMMEDIATE', partyAffairs, atOnce),
  ...items('government', 'window', 'IMMEDIATE', handledDirectly, atOnce),
  ...items('government', 'papers', 'DOCUMENTS', withDocuments, afterReview),
  ...items('life', 'handy', 'TRANSFER', handyServices, handedOn),
]
