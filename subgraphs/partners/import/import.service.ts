import { isUuid } from '../../../shared/validation'
import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import type { Outbox } from '../../../shared/events'
import type { CodeStore } from '../code/code.store'
import type { Organization } from '../organization/organization'
import type { OrganizationStore } from '../organization/organization.store'
import type { Service } from '../service/service'
import { serviceSaved } from '../service/service.events'
import { offering } from '../service/offering'
import type { ServiceStore } from '../service/service.store'
import { TermFinder, type CategoryMapping } from './categories'
import { failure, type ImportFailure, type ImportReport } from './import-report'
import type { ImportedService, ImportStore } from './import.store'
import { momentOf } from './moment'
import { created, updated, type Outcome } from './outcome'
import { readRow, type Known } from './row'
import { numbered, type NumberedRow } from './rows'
import { areaTexts } from './places'

/** What is to be imported. */
export interface Import {
  /** Null: the viewer's own organisation. */
  readonly organizationId?: string | null | undefined
  /** JSON of HSDS 3 service objects. */
  readonly hsds: string
  readonly categoryMap?: readonly CategoryMapping[] | null | undefined
}

/** Rows of one transaction: each publishes events about its services, which takes a lock for each of them. */
const batchSize = 500

/** Takes over what a publisher of open data says of its services, as often as it says it. */
export class ImportService {
  constructor(
    private readonly imports: ImportStore,
    private readonly services: ServiceStore,
    private readonly organizations: OrganizationStore,
    private readonly codes: CodeStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly timeZone: string,
  ) {}

  /**
   * Row by row: a faulty one is reported and leaves the others in. Throws ValidationFailed for a text that holds no rows
   * and for a map to no category, NotFound, IllegalTransition.
   */
  async import(caller: Caller, { organizationId, hsds, categoryMap }: Import): Promise<ImportReport> {
    const id = organizationId ?? caller.viewer.organizationId
    const { rows, failed } = numbered(hsds)
    const categories = await caller.read((tx) => this.imports.categories(tx))
    const terms = new TermFinder(categoryMap ?? [], categories)
    const failures: ImportFailure[] = [...failed]
    const counts = { created: 0, updated: 0, unchanged: 0 }
    for (let start = 0; start === 0 || start < rows.length; start += batchSize) {
      const batch = rows.slice(start, start + batchSize)
      const outcomes = await caller.write((tx) => this.write(tx, id, batch, { terms, categories }))
      outcomes.forEach((outcome, n) => {
        const row = batch[n]
        if (outcome.kind !== 'failed') counts[outcome.kind] += 1
        else if (row) failures.push(failure(row.row, row.id, outcome.problems))
      })
    }
    return { ...counts, failed: failures.sort((a, b) => a.row - b.row) }
  }

  private async write(
    tx: Transaction,
    organizationId: string | null,
    batch: readonly NumberedRow[],
    categories: KnownCategories,
  ): Promise<readonly Outcome[]> {
    const organization = await offering(tx, this.organizations, organizationId)
    const known = { ...categories, ...(await this.surroundings(tx, organization, batch)) }
    const standing = await this.imports.byHsdsId(
      tx,
      organization.id,
      batch.map(({ id }) => id),
    )
    const taken = await this.imports.takenIds(
      tx,
      batch.map(({ id }) => id).filter((id) => isUuid(id) && !standing.has(id)),
    )
    const outcomes = batch.map(({ id, object }): Outcome => {
      const service = standing.get(id) ?? null
      const reading = readRow(object, service, known)
      if ('problems' in reading) return { kind: 'failed', problems: reading.problems }
      if (service) return updated(object, reading.terms, service)
      const own = isUuid(id) && !taken.has(id) ? id : this.ids.next()
      return created(object, reading.terms, { id: own, organizationId: organization.id })
    })
    await this.save(tx, batch, outcomes)
    return outcomes
  }

  private async save(tx: Transaction, batch: readonly NumberedRow[], outcomes: readonly Outcome[]): Promise<void> {
    const made: ImportedService[] = []
    const changed: Service[] = []
    outcomes.forEach((outcome, n) => {
      if (outcome.kind === 'created') made.push({ hsdsId: batch[n]?.id ?? '', service: outcome.service })
      if (outcome.kind === 'updated') changed.push(outcome.service)
    })
    const services = made.map(({ service }) => service)
    await this.services.insert(tx, services)
    await this.imports.remember(tx, made)
    await this.services.update(tx, changed)
    await this.outbox.publishAll(tx, [...services, ...changed].map(serviceSaved))
  }

  private async surroundings(
    tx: Transaction,
    { areaCodes, appliedAreaCodes }: Organization,
    batch: readonly NumberedRow[],
  ): Promise<Omit<Known, keyof KnownCategories>> {
    const areasOfOrganization = areaCodes.length > 0 ? areaCodes : appliedAreaCodes
    const named = batch.flatMap(({ object }) => (object.service_areas ?? []).flatMap(areaTexts))
    const areas = await this.codes.knownAreas(tx, [...new Set([...named, ...areasOfOrganization])])
    return { areas, areasOfOrganization, moment: momentOf(this.clock.now(), this.timeZone) }
  }
}

type KnownCategories = Pick<Known, 'terms' | 'categories'>
