import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { connectionType, LocalDate } from '../../../shared/graphql'

@ObjectType('Skill', { description: 'Something a volunteer can do; a social worker certifies it until a date.' })
export class SkillType {
  @Field()
  code: string

  @Field(() => LocalDate, { nullable: true, description: 'The last day of the certificate; null: not certified.' })
  certifiedUntil: string | null
}

@ObjectType({ description: "When a volunteer is usually free, in the hub's time zone." })
export class WeeklyAvailability {
  @Field(() => Int, { description: '1 = Monday … 7 = Sunday' })
  weekday: number

  @Field({ description: '`HH:MM`' })
  from: string

  @Field({ description: '`HH:MM`, up to `24:00`' })
  to: string
}

@ObjectType('Volunteer')
@Directive('@key(fields: "id")')
export class VolunteerType {
  @Field(() => ID)
  id: string

  @Field()
  displayName: string

  @Field(() => [SkillType])
  skills: SkillType[]

  @Field(() => [String])
  languages: string[]

  @Field(() => Float, { description: 'Hours of service that the station has confirmed.' })
  hoursServed: number

  @Field(() => Int, {
    description: 'Time-bank balance in minutes; 0 for a coordinator who has only been asked to let the volunteer in.',
  })
  balanceMinutes: number
}

export const VolunteerConnection = connectionType('Volunteer', () => VolunteerType)
