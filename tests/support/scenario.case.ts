import { demoCommunityCode } from '../../shared/demo'
import type { TestHub } from './hub'
import { told, type Asker } from './scenario'

export interface CaseState {
  readonly id: string
  readonly number: string
  readonly status: string
  readonly version: number
}

export interface ReferralState {
  readonly id: string
  readonly status: string
  readonly version: number
  readonly offerId: string | null
}

const caseState = 'id number status version'
const referralState = 'id status version offerId'

/** One case, led through its life by a worker, step by step; every step takes the version that stands. */
export class CaseStory {
  private constructor(
    private readonly hub: TestHub,
    readonly worker: Asker,
    private current: CaseState,
  ) {}

  /** Opens a case: by default a plumbing need in Qianggen that comes in at the window. */
  static async open(hub: TestHub, worker: Asker, input: Readonly<Record<string, unknown>> = {}): Promise<CaseStory> {
    const { openCase } = await told<{ openCase: CaseState }>(
      hub,
      worker,
      `mutation Open($input: OpenCaseInput!) { openCase(input: $input) { ${caseState} } }`,
      { input: { ...plumbing, ...input } },
    )
    return new CaseStory(hub, worker, openCase)
  }

  get id(): string {
    return this.current.id
  }

  get state(): CaseState {
    return this.current
  }

  accept(): Promise<this> {
    return this.step('acceptCase(id: $id, expectedVersion: $version)')
  }

  assess(input: Readonly<Record<string, unknown>> = {}): Promise<this> {
    const answers = { causes: 'A worn seal.', situation: 'Lives alone.', resources: 'A daughter near by.', ...input }
    return this.step('assessCase(input: $input)', 'input: AssessCaseInput!', (version) => ({
      input: { caseId: this.id, expectedVersion: version, ...answers },
    }))
  }

  plan(goals: readonly object[] = [{ text: 'The tap is dry.', activity: 'Replace the seal.' }]): Promise<this> {
    return this.step('planCase(id: $id, expectedVersion: $version, goals: $goals)', 'goals: [PlanGoalInput!]!', () => ({
      goals,
    }))
  }

  start(): Promise<this> {
    return this.step('startCase(id: $id, expectedVersion: $version)')
  }

  resolve(): Promise<this> {
    return this.step('resolveCase(id: $id, expectedVersion: $version, outcome: "The seal was replaced.")')
  }

  close(): Promise<this> {
    return this.step('closeCase(id: $id, expectedVersion: $version)')
  }

  /** From intake to IN_PROGRESS. */
  async underWay(): Promise<this> {
    await this.accept()
    await this.assess()
    await this.plan()
    return this.start()
  }

  /** Offers the case to one provider. */
  async refer(providerId: string, offerId: string | null = null): Promise<ReferralState> {
    const { offerReferral } = await told<{ offerReferral: readonly [ReferralState] }>(
      this.hub,
      this.worker,
      `mutation Refer($input: OfferReferralInput!) { offerReferral(input: $input) { ${referralState} } }`,
      { input: { caseId: this.id, mode: 'DIRECT', providers: [{ providerId, offerId }] } },
    )
    await this.refresh()
    return offerReferral[0]
  }

  /** The station's word on what the provider reported. */
  async confirm(referralId: string): Promise<ReferralState> {
    const { confirmReferral } = await told<{ confirmReferral: ReferralState }>(
      this.hub,
      this.worker,
      `mutation Confirm($id: ID!) { confirmReferral(id: $id, accepted: true) { ${referralState} } }`,
      { id: referralId },
    )
    await this.refresh()
    return confirmReferral
  }

  /** What one side says of it afterwards. */
  async evaluate(by: Asker, side: 'RESIDENT' | 'WORKER' | 'PROVIDER', over: object = {}): Promise<void> {
    await told(this.hub, by, 'mutation Rate($input: EvaluateInput!) { evaluateCase(input: $input) { id } }', {
      input: { caseId: this.id, by: side, resolved: true, satisfaction: 5, ...over },
    })
    await this.refresh()
  }

  /** Takes the version that stands, after somebody else changed the case. */
  async refresh(): Promise<this> {
    const query = `query Look($id: ID!) { case(id: $id) { ${caseState} } }`
    this.current = (await told<{ case: CaseState }>(this.hub, this.worker, query, { id: this.id })).case
    return this
  }

  private async step(
    call: string,
    argument = '',
    values: (version: number) => Readonly<Record<string, unknown>> = () => ({}),
  ): Promise<this> {
    const own = call.includes('$id') ? '$id: ID!, $version: Int!' : ''
    const parameters = [own, argument && `$${argument}`].filter(Boolean).join(', ')
    const answer = await told<{ done: CaseState }>(
      this.hub,
      this.worker,
      `mutation Step(${parameters}) { done: ${call} { ${caseState} } }`,
      { ...(own && { id: this.id, version: this.current.version }), ...values(this.current.version) },
    )
    this.current = answer.done
    return this
  }
}

const plumbing = {
  channel: 'WINDOW',
  communityCode: demoCommunityCode,
  categoryCode: 'life.repairs.plumbing',
  summary: 'A tap drips day and night.',
}

/** The provider's three steps: each takes the referral on by one. */
export async function answerAs(hub: TestHub, provider: Asker, id: string, answer = 'ACCEPT'): Promise<ReferralState> {
  const document = `mutation Answer($id: ID!, $answer: ReferralAnswer!) {
    done: answerReferral(id: $id, answer: $answer, reason: "As agreed.") { ${referralState} } }`
  return (await told<{ done: ReferralState }>(hub, provider, document, { id, answer })).done
}

export async function checkInAs(hub: TestHub, provider: Asker, id: string): Promise<ReferralState> {
  const document = `mutation CheckIn($id: ID!) { done: checkInReferral(id: $id) { ${referralState} } }`
  return (await told<{ done: ReferralState }>(hub, provider, document, { id })).done
}

export async function reportAs(hub: TestHub, provider: Asker, id: string): Promise<ReferralState> {
  const document = `mutation Report($id: ID!, $outcome: ReferralOutcomeInput!) {
    done: reportReferral(id: $id, outcome: $outcome) { ${referralState} } }`
  const outcome = { done: true, text: 'Done as asked.', fee: 0 }
  return (await told<{ done: ReferralState }>(hub, provider, document, { id, outcome })).done
}
