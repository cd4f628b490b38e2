import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../enum-of'
import { serviceLines, type ServiceLine } from './category'

export const ServiceLineEnum = enumOf(serviceLines)
registerEnumType(ServiceLineEnum, {
  name: 'ServiceLine',
  valuesConfig: {
    PARTY_MASSES: { description: 'Led by the party organisation' },
    GOVERNMENT: { description: 'Administrative process' },
    LIFE: { description: 'Market process: paid, or at cost' },
    PUBLIC: { description: 'Negotiation and cooperation of the participants: volunteers, social organisations' },
  },
})

@ObjectType('Category', {
  description: 'A node of the taxonomy that needs and services share. Its code is its path: `life.repairs.plumbing`.',
})
@Directive('@key(fields: "code")')
export class CategoryType {
  @Field(() => ID)
  @Directive('@tag(name: "partner")')
  code: string
  @Field()
  @Directive('@tag(name: "partner")')
  name: string
  @Field(() => ServiceLineEnum)
  @Directive('@tag(name: "partner")')
  line: ServiceLine
}
