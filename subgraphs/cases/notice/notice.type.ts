import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType } from '../../../shared/graphql'
import { enumOf } from '../enum-of'
import { noticeKinds, type NoticeKind } from './notice'

export const NoticeKindEnum = enumOf(noticeKinds)
registerEnumType(NoticeKindEnum, {
  name: 'NoticeKind',
  valuesConfig: {
    NOBODY_LEFT: { description: 'A cascade came to its end without anybody accepting' },
    BREAK_GLASS: { description: "Somebody outside the station opened a resident's record in an emergency" },
  },
})

@ObjectType('Notice')
export class NoticeType {
  @Field(() => ID)
  id: string
  @Field(() => NoticeKindEnum)
  kind: NoticeKind
  @Field({ description: 'One readable line, without personal data.' })
  text: string
  @Field(() => ID, { nullable: true })
  referralId: string | null
  @Field()
  at: Date
  @Field(() => Date, { nullable: true })
  readAt: Date | null
}

export const NoticeConnection = connectionType('Notice', () => NoticeType)
