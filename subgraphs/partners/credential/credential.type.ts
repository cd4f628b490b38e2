import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType('ClientCredential', { description: 'The secret is shown once, here.' })
export class ClientCredentialType {
  @Field(() => ID)
  clientId: string
  @Field()
  clientSecret: string
  @Field({ description: 'Where the pair is exchanged for a bearer token, by OAuth 2 client credentials.' })
  tokenUrl: string
  @Field()
  issuedAt: Date
}
