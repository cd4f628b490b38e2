import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { connection, type SubgraphContext } from '../../../shared/graphql'
import { stationRoles } from '../../../shared/auth'
import { EvaluationType } from '../evaluation/evaluation.type'
import { datedPage, numberedPage } from '../keyset'
import { refer } from '../references.type'
import type { Case } from './case'
import * as parts from './case-parts.type'
import type { CaseLoaders } from './case.loader'
import { CaseType } from './case.type'

/** What hangs on a case. */
@Resolver(() => CaseType)
export class CasePartsResolver {
  constructor(private readonly loaders: CaseLoaders) {}

  @FieldResolver(() => parts.AssessmentType, { nullable: true })
  assessment(@Root() { assessment }: Case) {
    return assessment && { ...assessment, by: refer(assessment.byId) }
  }

  @FieldResolver(() => parts.ServicePlanType, { nullable: true })
  plan(@Root() { plan }: Case) {
    return plan && { ...plan, by: refer(plan.byId) }
  }

  @FieldResolver(() => parts.CertificateType, { nullable: true })
  certificate(@Root() { certificate }: Case) {
    return certificate && { ...certificate, issuedBy: refer(certificate.byId) }
  }

  @FieldResolver(() => [parts.CaseDocumentType], {
    description: 'What a Handling.DOCUMENTS affair still needs; it cannot be resolved while one is missing.',
  })
  documents(@Root() { id }: Case, @Ctx() context: SubgraphContext) {
    return this.loaders.documents.load(context, id)
  }

  @FieldResolver(() => [EvaluationType])
  evaluations(@Root() { id }: Case, @Ctx() context: SubgraphContext) {
    return this.loaders.evaluations.load(context, id)
  }

  @FieldResolver(() => parts.NoteConnection, { nullable: true })
  async notes(
    @Root() { id }: Case,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    if (!stationRoles.includes(context.viewer.role)) return null
    const asked = datedPage(first, after)
    const notes = (await this.loaders.notes.load(context, id, asked)).map((note) => ({ ...note, by: refer(note.byId) }))
    const count = async () => (await this.loaders.noteCount.load(context, id))?.count ?? 0
    return connection(notes, asked, (note) => [note.at.toISOString(), note.id], count)
  }

  @FieldResolver(() => parts.CaseEventConnection)
  async timeline(
    @Root() { id }: Case,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    const asked = numberedPage(first, after, 50)
    const events = await this.loaders.timeline.load(context, id, asked)
    const count = async () => (await this.loaders.timelineCount.load(context, id))?.count ?? 0
    return connection(events, asked, (event) => [event.sequence], count)
  }
}
