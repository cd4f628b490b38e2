import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime } from '../../../shared/graphql'
import { appointmentStatuses, type AppointmentStatus } from './appointment'

const AppointmentStatusEnum = Object.fromEntries(appointmentStatuses.map((status) => [status, status]))
registerEnumType(AppointmentStatusEnum, { name: 'AppointmentStatus' })

@ObjectType('AppointmentSlot')
export class AppointmentSlotType {
  @Field(() => DateTime)
  startsAt: Date

  @Field(() => DateTime)
  endsAt: Date

  @Field(() => Int)
  placesLeft: number
}

@ObjectType('Appointment')
@Directive('@key(fields: "id")')
export class AppointmentType {
  @Field(() => ID)
  id: string

  @Field(() => DateTime)
  startsAt: Date

  @Field(() => DateTime)
  endsAt: Date

  @Field(() => ID, { nullable: true, description: 'Code of the service item that the resident comes for.' })
  serviceItemCode: string | null

  @Field(() => AppointmentStatusEnum)
  status: AppointmentStatus
}
