import { Field, ID, InputType, Int } from 'type-graphql'

@InputType()
export class WeeklyAvailabilityInput {
  @Field(() => Int)
  weekday: number

  @Field()
  from: string

  @Field()
  to: string
}

@InputType()
export class SaveVolunteerInput {
  @Field(() => ID, { nullable: true, description: 'Null: the viewer' })
  id: string | null

  @Field()
  displayName: string

  @Field(() => ID, { nullable: true })
  residentId: string | null

  @Field(() => [String], { nullable: true })
  skills: string[] | null

  @Field(() => [String], { nullable: true })
  languages: string[] | null

  @Field(() => [WeeklyAvailabilityInput], { nullable: true })
  availability: WeeklyAvailabilityInput[] | null
}
