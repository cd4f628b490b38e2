import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { Resident } from '../resident/resident'
import type { ResidentLoaders } from '../resident/resident.loader'
import { ResidentType } from '../resident/resident.type'
import type { Station } from '../station/station'
import type { StationLoaders } from '../station/station.loader'
import { StationType } from '../station/station.type'
import type { Appointment } from './appointment'
import { BookAppointmentInput } from './appointment.input'
import type { AppointmentService } from './appointment.service'
import { AppointmentType } from './appointment.type'

@Resolver(() => AppointmentType)
export class AppointmentResolver {
  constructor(
    private readonly service: AppointmentService,
    private readonly stations: StationLoaders,
    private readonly residents: ResidentLoaders,
  ) {}

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'RESIDENT')
  @Mutation(() => AppointmentType)
  bookAppointment(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => BookAppointmentInput) input: BookAppointmentInput,
  ): Promise<Appointment> {
    return this.service.book(context, input)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER', 'RESIDENT')
  @Mutation(() => AppointmentType)
  cancelAppointment(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Appointment> {
    return this.service.cancel(context, id)
  }

  @Authorized('STATIONMASTER', 'STATION_WORKER')
  @Mutation(() => AppointmentType)
  checkInAppointment(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Appointment> {
    return this.service.checkIn(context, id)
  }

  @FieldResolver(() => StationType)
  station(@Root() appointment: Appointment, @Ctx() context: SubgraphContext): Promise<Station | null> {
    return this.stations.byId.load(context, appointment.stationId)
  }

  @FieldResolver(() => ResidentType)
  resident(@Root() appointment: Appointment, @Ctx() context: SubgraphContext): Promise<Resident | null> {
    return this.residents.visible(context, appointment.residentId)
  }
}
