import { Field, ID, InputType, Int } from 'type-graphql'
import { GeoPointInput } from '../../../shared/graphql/geo-point.type'
import { TaskStatus } from './task.type'

@InputType()
export class TaskFilter {
  @Field(() => ID, { nullable: true })
  area: string | null

  @Field(() => ID, { nullable: true })
  categoryCode: string | null

  @Field(() => [TaskStatus], { nullable: true })
  status: TaskStatus[] | null

  @Field(() => GeoPointInput, { nullable: true })
  near: GeoPointInput | null

  @Field(() => Int, { nullable: true })
  withinMeters: number | null

  @Field(() => Date, { nullable: true })
  from: Date | null

  @Field(() => Date, { nullable: true })
  to: Date | null

  @Field(() => ID, { nullable: true, description: "Tasks whose skills this group's members have" })
  fitsGroup: string | null
}

@InputType()
export class PostTaskInput {
  @Field()
  title: string

  @Field(() => String, { nullable: true })
  description: string | null

  @Field(() => ID)
  categoryCode: string

  @Field(() => ID)
  areaCode: string

  @Field(() => GeoPointInput, { nullable: true })
  location: GeoPointInput | null

  @Field()
  startsAt: Date

  @Field()
  endsAt: Date

  @Field(() => Int)
  seats: number

  @Field(() => [String], { nullable: true })
  skills: string[] | null

  @Field(() => [String], { nullable: true })
  languages: string[] | null

  @Field(() => ID, { nullable: true })
  caseId: string | null

  @Field(() => String, { nullable: true })
  idempotencyKey: string | null
}
