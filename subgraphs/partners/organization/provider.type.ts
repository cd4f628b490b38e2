import { Field, ID, InterfaceType, registerEnumType } from 'type-graphql'
import { OrganizationStatus, ProviderKind } from './organization'

registerEnumType(ProviderKind, { name: 'ProviderKind', description: 'What kind of provider it is.' })
registerEnumType(OrganizationStatus, {
  name: 'OrganizationStatus',
  description: 'APPLIED → VERIFIED ⇄ SUSPENDED; LEFT is the end.',
})

@InterfaceType('Provider', {
  description: 'Whoever can take a need on.',
  resolveType: () => 'Organization',
})
export abstract class ProviderType {
  @Field(() => ID)
  id: string
  @Field()
  name: string
  @Field(() => ProviderKind)
  kind: ProviderKind
}
