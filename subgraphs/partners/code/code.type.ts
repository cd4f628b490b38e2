import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Area', { description: 'A part of the territory, as services refer to it.' })
@Directive('@key(fields: "code")')
export class AreaRef {
  @Field(() => ID)
  @Directive('@tag(name: "partner")')
  code: string
}

@ObjectType('Category', { description: 'A kind of need, as services refer to it.' })
@Directive('@key(fields: "code")')
export class CategoryRef {
  @Field(() => ID)
  @Directive('@tag(name: "partner")')
  code: string
}
