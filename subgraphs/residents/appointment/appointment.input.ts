import { Field, ID, InputType } from 'type-graphql'
import { DateTime } from '../../../shared/graphql'
import type { NewAppointment } from './appointment.service'

@InputType('BookAppointmentInput')
export class BookAppointmentInput implements NewAppointment {
  @Field(() => ID)
  stationId: string

  @Field(() => ID)
  residentId: string

  @Field(() => DateTime)
  startsAt: Date

  @Field(() => ID, { nullable: true })
  serviceItemCode?: string | null

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null
}
