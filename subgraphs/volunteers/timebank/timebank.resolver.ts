import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import { stationRoles } from '../../../shared/auth'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Volunteer } from '../volunteer/volunteer'
import { profileRoles } from '../volunteer/volunteer.policy'
import { VolunteerType } from '../volunteer/volunteer.type'
import type { LedgerEntry } from './ledger'
import type { LedgerReader } from './ledger.reader'
import { LedgerConnection, LedgerEntryType } from './ledger.type'
import type { TimeBankService } from './timebank.service'

@Resolver(() => VolunteerType)
export class TimeBankResolver {
  constructor(
    private readonly bank: TimeBankService,
    private readonly reader: LedgerReader,
  ) {}

  @FieldResolver(() => LedgerConnection, { nullable: true, description: 'The time-bank account, latest first.' })
  ledger(
    @Root() volunteer: Volunteer,
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<LedgerEntry>> {
    return this.reader.ofVolunteer(context, volunteer.id, first ?? null, after ?? null)
  }

  @Authorized(...profileRoles)
  @Mutation(() => LedgerEntryType, { description: "Gives minutes of the viewer's own to another volunteer." })
  giftMinutes(
    @Arg('toVolunteerId', () => ID) toVolunteerId: string,
    @Arg('minutes', () => Int) minutes: number,
    @Arg('idempotencyKey', () => String) idempotencyKey: string,
    @Ctx() context: SubgraphContext,
  ): Promise<LedgerEntry> {
    return this.bank.gift(context, toVolunteerId, minutes, idempotencyKey)
  }

  @Authorized(...profileRoles)
  @Mutation(() => LedgerEntryType, { description: 'Takes minutes off an account for help that was had.' })
  redeemMinutes(
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Arg('minutes', () => Int) minutes: number,
    @Arg('forWhat', () => String) forWhat: string,
    @Arg('idempotencyKey', () => String) idempotencyKey: string,
    @Ctx() context: SubgraphContext,
  ): Promise<LedgerEntry> {
    return this.bank.redeem(context, volunteerId, minutes, forWhat, idempotencyKey)
  }

  @Authorized(...stationRoles)
  @Mutation(() => LedgerEntryType, {
    description: 'For the station: puts an account right by so many minutes, up or, negative, down.',
  })
  correctMinutes(
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Arg('minutes', () => Int) minutes: number,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String) idempotencyKey: string,
    @Ctx() context: SubgraphContext,
  ): Promise<LedgerEntry> {
    return this.bank.correct(context, volunteerId, minutes, reason, idempotencyKey)
  }
}
