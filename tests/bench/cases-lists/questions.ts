import { system, type Viewer } from '../../../shared/auth'
import type { CaseFilter, CaseOrder } from '../../../subgraphs/cases/case/case-question'

export interface Question {
  readonly name: string
  /** Whose list it is: the area that the viewer's rights reach down from. */
  readonly area: string
  readonly order: CaseOrder
  readonly filter: Partial<CaseFilter>
}

const community = 'x.s3.c3'
const open = ['RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING'] as const
const of = (name: string, area: string, filter: Partial<CaseFilter>, order: CaseOrder = 'DUE_FIRST'): Question => ({
  ...{ name, area, filter, order },
})

/** What stations, a subdistrict and the district ask of a million cases: boards, filters, words. */
export const questions: readonly Question[] = [
  of('board: what is open, due first', community, { status: open }),
  of('board: what is open, due first', 'x.s3', { status: open }),
  of('board: what is open, due first', 'x', { status: open }),
  of('all, due first', 'x', {}),
  of('all, newest first', 'x', {}, 'NEWEST_FIRST'),
  of('all, newest first', community, {}, 'NEWEST_FIRST'),
  of('one community, newest first', 'x', { area: community }, 'NEWEST_FIRST'),
  of('overdue', 'x.s3', { overdue: true }),
  of('escalated', 'x', { escalated: true }),
  of('held by one', community, { assigneeId: '00000000-0000-4000-8000-000000000003' }),
  of('of one resident', 'x', { residentId: '00000000-0000-4000-8000-000000000077' }),
  of('one category', 'x.s3', { categoryCode: 's1.k1.i119' }),
  of('a sector, urgent', 'x', { categoryCode: 's1', urgency: ['HIGH', 'EMERGENCY'] }),
  of('one line, closed, newest first', 'x', { line: 'LIFE', status: ['CLOSED'] }, 'NEWEST_FIRST'),
  of('opened in one week', 'x.s3', {
    openedFrom: new Date('2026-06-01T00:00:00Z'),
    openedTo: new Date('2026-06-08T00:00:00Z'),
  }),
  of('words: 漏水 (a quarter of all)', 'x', { search: '漏水' }),
  of('words: 漏水 (a quarter of all)', community, { search: '漏水' }),
  of('words: 漏水, open', 'x.s3', { search: '漏水', status: open }),
  of('words: 漏水, opened in one week', 'x.s3', {
    search: '漏水',
    openedFrom: new Date('2026-06-01T00:00:00Z'),
    openedTo: new Date('2026-06-08T00:00:00Z'),
  }),
  of('words: 漏水, one category', 'x', { search: '漏水', categoryCode: 's1.k1.i119' }),
  of('words: 漏水, held by one', 'x', { search: '漏水', assigneeId: '00000000-0000-4000-8000-000000000004' }),
  of('words: 水管漏水需要维修', 'x', { search: '水管漏水需要维修' }),
  of('words: 电梯 (nowhere)', 'x', { search: '电梯' }),
  of('words: plumb (beginning of a word in a quarter of all)', 'x', { search: 'plumb' }),
  of('words: lift broken', 'x.s3', { search: 'lift broken' }, 'NEWEST_FIRST'),
  of('words: a number', 'x', { search: 'C-2026-123456' }),
  of('words: the end of a number, as it is said over the phone', 'x', { search: '654321' }),
  of('words: 水管维修 Item 77 (one category)', 'x', { search: '水管维修 Item 77' }),
]

export function viewerOf({ area }: Question): Viewer {
  const role = area === 'x' ? 'DISTRICT_OFFICER' : area === 'x.s3' ? 'SUBDISTRICT_OFFICER' : 'STATION_WORKER'
  return { ...system, role, id: '00000000-0000-4000-8000-000000000003', area }
}
