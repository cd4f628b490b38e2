import { Field, ID, InputType } from 'type-graphql'
import type { ProposalKind } from './proposal'
import type { NewProposal } from './proposal.service'
import { ProposalKindEnum } from './proposal.type'

@InputType('SubmitProposalInput')
export class SubmitProposalInput implements NewProposal {
  @Field(() => ProposalKindEnum)
  kind: ProposalKind

  @Field(() => ID)
  areaCode: string

  @Field()
  body: string

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null
}
