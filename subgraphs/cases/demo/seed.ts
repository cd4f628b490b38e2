import type { Caller, Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { demoStation } from '../../../shared/demo'
import type { NewEvent } from '../../../shared/events'
import type { SubgraphDefinition } from '../../../shared/process'
import type { Jobs } from '../../../shared/jobs'
import { isOpen, type Case } from '../case/case'
import { caseClock, clockKey } from '../case/case-changes'
import { caseChanged } from '../case/case.events'
import { rowOf as caseRowOf } from '../case/case.columns'
import { evaluationSaved } from '../evaluation/evaluation.events'
import { rowOf as referralRowOf } from '../referral/referral.columns'
import { addExpiry } from '../referral/referral-changes'
import type { Referral } from '../referral/referral'
import { referralMoved } from '../referral/referral.events'
import { referralClock, referralClockKey } from '../urging/referral-clock'
import type { DemoCase } from './demo-case'
import { seedCatalogue } from './seed-catalogue'
import { demoCases } from './territory'

type Deps = Parameters<SubgraphDefinition['seedDemo']>[2]

/** Fills an empty schema with the demo territory: what the other subgraphs would tell, the catalogue, and the cases. */
export function seedDemo(caller: Caller, now: Date, deps: Deps): Promise<void> {
  return caller.write(async (tx) => {
    await seedCatalogue(tx)
    const calendar = { openingHours: demoStation.openingHours, timeZone: deps.timeZone }
    const cases = demoCases(now, calendar)
    await fill(
      tx,
      'case_record',
      cases.map(({ the }) => caseRowOf(the)),
    )
    await fill(tx, 'case_document', cases.flatMap(documentsOf))
    await fill(
      tx,
      'case_event',
      cases.flatMap(({ events }) => events),
    )
    await fill(
      tx,
      'referral',
      cases.flatMap(({ referral }) => (referral ? [referralRowOf(referral)] : [])),
    )
    await fill(
      tx,
      'evaluation',
      cases.flatMap(({ evaluation }) => (evaluation ? [{ ...evaluation, saidBy: evaluation.by }] : [])),
    )
    await countNumbers(tx)
    for (const { referral } of cases) if (referral?.status === 'OFFERED') await addExpiry(tx, deps.jobs, referral)
    for (const { the, referral } of cases) if (isOpen(the.status)) await setClocks(tx, deps.jobs, the, referral, now)
    await deps.outbox.publishAll(tx, cases.flatMap(eventsOf))
  })
}

/** Sets of rows in one statement each: `fill` writes property names as the columns that they stand for. */
async function fill(tx: Transaction, table: string, rows: readonly object[]): Promise<void> {
  const columns = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value as unknown])),
  )
  const text = `/* seed_${table} */ insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`
  await sql(tx, text, [JSON.stringify(columns)])
}

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function documentsOf({ the, documents }: DemoCase) {
  const receivedAt = the.resolvedAt
  return documents.map((name, index) => ({ caseId: the.id, name, position: index + 1, receivedAt }))
}

async function countNumbers(tx: Transaction): Promise<void> {
  await sql(
    tx,
    `/* seedNumberPrefix */ insert into number_prefix select distinct community_code, split_part(number, '-', 1) from case_record`,
  )
  await sql(
    tx,
    `/* seedNumberCounter */ insert into number_counter
      select community_code, split_part(number, '-', 2)::integer, max(split_part(number, '-', 3)::integer)
      from case_record group by 1, 2`,
  )
}

/** At once: the jobs themselves look when a case or referral is next to make itself heard. */
async function setClocks(tx: Transaction, jobs: Jobs, { id: caseId }: Case, referral: Referral | null, now: Date) {
  await jobs.add(tx, caseClock, { caseId }, { key: clockKey(caseId), runAt: now })
  if (referral)
    await jobs.add(tx, referralClock, { referralId: referral.id }, { key: referralClockKey(referral.id), runAt: now })
}

/** What the others keep their read models from: where each case and referral stands, and how it was found. */
function eventsOf({ the, events, referral, evaluation }: DemoCase): NewEvent[] {
  const last = events.at(-1)
  const told: NewEvent[] = last ? [caseChanged(the, last.kind)] : []
  if (referral) {
    if (referral.respondedAt && referral.status !== 'ACCEPTED')
      told.push(referralMoved({ ...referral, status: 'ACCEPTED', version: 2 }, 'accept'))
    const steps = {
      OFFERED: 'offer',
      ACCEPTED: 'accept',
      CHECKED_IN: 'checkIn',
      REPORTED: 'report',
      CONFIRMED: 'confirm',
    } as const
    told.push(referralMoved(referral, steps[referral.status as keyof typeof steps]))
  }
  if (evaluation) told.push(evaluationSaved(evaluation))
  return told
}
