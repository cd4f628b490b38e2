import DataLoader from 'dataloader'
import type { Clock } from '../../../shared/clock'
import { Forbidden } from '../../../shared/errors'
import type { SubgraphContext } from '../../../shared/graphql'
import type { Access } from '../access/access-entry'
import type { AccessLogStore } from '../access/access-log.store'
import { communityOfHome } from '../area/area'
import type { DataScope } from '../consent/consent'
import type { ResidentLoaders } from '../resident/resident.loader'
import type { Resident } from '../resident/resident'
import type { Vault } from '../vault/vault'
import { scopeOfField, type Decision, type PersonalField } from './disclosure'
import { ConsentRequired } from './disclosure.errors'
import { decide } from './disclosure.policy'
import { valueOf, type DisclosedValue } from './disclosed-value'

interface Asked {
  readonly resident: Resident
  readonly field: PersonalField
}

/**
 * The only way that personal fields of residents leave this subgraph. Whatever a request asks for in one tick is
 * decided together, written to the access log with one insert, and only then answered: an answer without its line in the
 * log does not exist.
 */
export class DisclosureLoader {
  private readonly batches = new WeakMap<object, DataLoader<Asked, unknown, string>>()

  constructor(
    private readonly residents: ResidentLoaders,
    private readonly log: AccessLogStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** A field's value; throws ConsentRequired or Forbidden. */
  reveal<Field extends PersonalField>(
    context: SubgraphContext,
    resident: Resident,
    field: Field,
  ): Promise<DisclosedValue<Field>> {
    let batch = this.batches.get(context.scope)
    if (!batch) {
      const cacheKeyFn = (asked: Asked) => `${asked.resident.id} ${asked.field}`
      batch = new DataLoader((asked: readonly Asked[]) => this.disclose(context, asked), { cacheKeyFn })
      this.batches.set(context.scope, batch)
    }
    return batch.load({ resident, field }) as Promise<DisclosedValue<Field>>
  }

  private async disclose(context: SubgraphContext, asked: readonly Asked[]): Promise<unknown[]> {
    const now = this.clock.now()
    const decided = await Promise.all(
      asked.map(async ({ resident, field }) => {
        const ties = await this.residents.tiesTo(context, resident.id)
        return decide(context.viewer, resident, ties, field, now)
      }),
    )
    const reads = readsOf(asked.filter((_, index) => isGranted(decided[index] ?? 'FORBIDDEN')))
    if (reads.length > 0) {
      await context.pause()
      await context.write((tx) => this.log.append(tx, now, context.operationName ?? 'unnamed', reads))
    }
    return asked.map((one, index) => this.answer(one, decided[index] ?? 'FORBIDDEN'))
  }

  private answer({ resident, field }: Asked, decision: Decision): unknown {
    if (decision === 'CONSENT_REQUIRED') return new ConsentRequired()
    if (decision === 'FORBIDDEN') return new Forbidden()
    return valueOf(this.vault, resident, field, decision === 'MASKED')
  }
}

function isGranted(decision: Decision): boolean {
  return decision === 'GRANTED' || decision === 'MASKED'
}

/** One line for each resident; nothing is left to read of one who was erased. */
function readsOf(granted: readonly Asked[]): Access[] {
  const scopes = new Map<Resident, Set<DataScope>>()
  for (const { resident, field } of granted) {
    if (resident.erasedAt !== null) continue
    const read = scopes.get(resident) ?? new Set()
    scopes.set(resident, read.add(scopeOfField[field]))
  }
  return [...scopes].map(([resident, read]) => ({
    residentId: resident.id,
    communityCode: communityOfHome(resident.areaCode),
    scopes: [...read],
  }))
}
