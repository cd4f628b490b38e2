import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType, DateTime } from '../../../shared/graphql'
import { proposalKinds, proposalStatuses, type ProposalKind, type ProposalStatus } from './proposal'

export const ProposalKindEnum = Object.fromEntries(proposalKinds.map((kind) => [kind, kind]))
registerEnumType(ProposalKindEnum, {
  name: 'ProposalKind',
  valuesConfig: {
    DEMAND: { description: 'A need of one household or a few' },
    DELIBERATION: { description: 'A matter for the whole community to talk over' },
  },
})

export const ProposalStatusEnum = Object.fromEntries(proposalStatuses.map((status) => [status, status]))
registerEnumType(ProposalStatusEnum, { name: 'ProposalStatus' })

@ObjectType('Proposal', {
  description: 'What a resident posts online; once adopted it becomes a case, and stays linked to it.',
})
@Directive('@key(fields: "id")')
export class ProposalType {
  @Field(() => ID)
  id: string

  @Field(() => ProposalKindEnum)
  kind: ProposalKind

  @Field(() => ProposalStatusEnum)
  status: ProposalStatus

  @Field({ description: "The author's preferred name" })
  authorName: string

  @Field()
  body: string

  @Field(() => Int)
  supporters: number

  @Field(() => String, { nullable: true })
  answer: string | null

  @Field(() => DateTime)
  submittedAt: Date
}

export const ProposalConnection = connectionType('Proposal', () => ProposalType)
