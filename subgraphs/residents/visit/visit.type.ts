import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType, DateTime } from '../../../shared/graphql'
import { moods, type Mood } from './visit'

export const MoodEnum = Object.fromEntries(moods.map((mood) => [mood, mood]))
registerEnumType(MoodEnum, { name: 'Mood' })

@ObjectType('Visit', { description: 'A home visit, with what was heard (the `mood diary`).' })
@Directive('@key(fields: "id")')
export class VisitType {
  @Field(() => ID)
  id: string

  @Field(() => DateTime)
  at: Date

  @Field(() => MoodEnum)
  mood: Mood
}

export const VisitConnection = connectionType('Visit', () => VisitType)
