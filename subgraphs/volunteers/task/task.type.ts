import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType } from '../../../shared/graphql'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'

export enum TaskStatus {
  OPEN = 'OPEN',
  FILLED = 'FILLED',
  IN_PROGRESS = 'IN_PROGRESS',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
  EXPIRED = 'EXPIRED',
}
registerEnumType(TaskStatus, {
  name: 'TaskStatus',
  description: `OPEN → FILLED → IN_PROGRESS → DONE
OPEN | FILLED → CANCELLED
OPEN → EXPIRED (its window passed unfilled)
FILLED → OPEN (a claim was released)`,
})

@ObjectType('Task', { description: 'A piece of voluntary work at one time and place, with seats for volunteers.' })
@Directive('@key(fields: "id")')
export class TaskType {
  @Field(() => ID)
  id: string

  @Field()
  title: string

  @Field(() => String, { nullable: true })
  description: string | null

  @Field(() => TaskStatus)
  status: TaskStatus

  @Field(() => GeoPointType, { nullable: true, description: 'Rounded to about 500 m for whoever takes no part in it.' })
  location: GeoPointType | null

  @Field()
  startsAt: Date

  @Field()
  endsAt: Date

  @Field(() => Int)
  seats: number

  @Field(() => Int)
  seatsTaken: number

  @Field(() => [String])
  skills: string[]

  @Field(() => [String])
  languages: string[]

  @Field(() => ID, { nullable: true, description: 'The referral that a claim accepts, where there is one.' })
  referralId: string | null

  @Field(() => Int)
  version: number
}

export const TaskConnection = connectionType('Task', () => TaskType)
