import { Arg, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Clock } from '../../../shared/clock'
import { Forbidden } from '../../../shared/errors'
import { LocalDate, type SubgraphContext } from '../../../shared/graphql'
import { mayReadRecord } from '../disclosure/disclosure.policy'
import type { Resident } from '../resident/resident'
import { ResidentType } from '../resident/resident.type'
import type { Station } from '../station/station'
import { StationType } from '../station/station.type'
import type { Appointment } from './appointment'
import type { AppointmentLoaders } from './appointment.loader'
import { AppointmentSlotType, AppointmentType } from './appointment.type'
import type { SlotService } from './slot.service'

@Resolver(() => StationType)
export class StationDayResolver {
  constructor(private readonly days: SlotService) {}

  @FieldResolver(() => [AppointmentSlotType], {
    description: 'Bookable slots of one day, in opening hours, with the places left in each.',
  })
  slots(
    @Root() station: Station,
    @Ctx() context: SubgraphContext,
    @Arg('date', () => LocalDate) date: string,
  ): Promise<AppointmentSlotType[]> {
    return this.days.ofDay(context, station, date)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @FieldResolver(() => [AppointmentType], {
    nullable: true,
    description: "The day's appointments, for the station's own staff.",
  })
  appointments(
    @Root() station: Station,
    @Ctx() context: SubgraphContext,
    @Arg('date', () => LocalDate) date: string,
  ): Promise<readonly Appointment[]> {
    return this.days.appointmentsOf(context, station, date)
  }
}

@Resolver(() => ResidentType)
export class ResidentAppointmentResolver {
  constructor(
    private readonly appointmentsOf: AppointmentLoaders,
    private readonly clock: Clock,
  ) {}

  @FieldResolver(() => [AppointmentType], { nullable: true })
  async appointments(
    @Root() resident: Resident,
    @Ctx() context: SubgraphContext,
    @Arg('upcoming', () => Boolean, { nullable: true }) upcoming: boolean | null,
  ): Promise<readonly Appointment[]> {
    if (!mayReadRecord(context.viewer, resident)) throw new Forbidden()
    const all = await this.appointmentsOf.ofResident.load(context, resident.id)
    const now = this.clock.now()
    return typeof upcoming === 'boolean' ? all.filter(({ startsAt }) => startsAt > now === upcoming) : all
  }
}
