import { Field, ID, InputType } from 'type-graphql'
import { DateTime } from '../../../shared/graphql'
import type { Mood } from './visit'
import type { NewVisit } from './visit.service'
import { MoodEnum } from './visit.type'

@InputType('RecordVisitInput')
export class RecordVisitInput implements NewVisit {
  @Field(() => ID)
  residentId: string

  @Field(() => DateTime)
  at: Date

  @Field(() => MoodEnum)
  mood: Mood

  @Field(() => String, { nullable: true })
  note?: string | null

  @Field(() => String, { nullable: true })
  need?: string | null
}
