import type { HubClient } from '../../../shared/hub'
import type { TestSubgraph, TestViewer } from '../../support'
import { ask, fakeHub, ids, openCases, viewers } from './territory'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** People of the small territory who come in when a case lives longer. */
export const more = {
  deputy: { id: id(6), role: 'STATION_WORKER', area: 'x.g.qianggen' },
  department: { id: 'client3', role: 'PARTNER', organizationId: id(24) },
  otherDepartment: { id: 'client4', role: 'PARTNER', organizationId: id(25) },
} as const satisfies Record<string, TestViewer>

export interface Row {
  readonly id: string
  readonly version: number
  readonly status: string
}
const fields = '{ id version status }'

/** The small territory with a deputy and two departments, and what a test of whole lives does in it. */
export class Station {
  private constructor(readonly subgraph: TestSubgraph) {}

  static async open(hub: HubClient = fakeHub()): Promise<Station> {
    const station = new Station(await openCases(hub))
    await station.tell('staff.saved', more.deputy.id, {
      ...{ stationId: ids.station, communityCode: 'x.g.qianggen', post: 'DEPUTY_STATIONMASTER' },
    })
    for (const { organizationId } of [more.department, more.otherDepartment])
      await station.provider(organizationId, 'VERIFIED', 'GOVERNMENT_DEPARTMENT')
    return station
  }

  tell(kind: string, aggregateId: string, data: Record<string, unknown>): Promise<void> {
    return this.subgraph.receive({ kind, aggregateId, version: 1, data })
  }

  provider(organizationId: string, status: string, kind = 'ENTERPRISE'): Promise<void> {
    return this.tell('organization.saved', organizationId, { kind, status, areaCodes: ['x.g'] })
  }

  ask<T>(viewer: TestViewer, document: string): Promise<T> {
    return ask<T>(this.subgraph, viewer, document)
  }

  /** Takes a step, whose version is the one that stands, and answers the row. */
  async step(viewer: TestViewer, name: string, rest = '', selected = fields): Promise<Row> {
    const answer = await this.ask<Record<string, Row>>(viewer, `mutation { ${name}(${rest}) ${selected} }`)
    return Object.values(answer)[0] as Row
  }

  async receive(extra = '', item = 'tap'): Promise<Row> {
    const input = `channel: HOTLINE, communityCode: "x.g.qianggen", summary: "A tap drips", serviceItemCode: "${item}"`
    return this.step(viewers.worker, 'openCase', `input: { ${input}, residentId: "${ids.resident}" ${extra} }`)
  }

  /** A case that the worker has begun to work on, at version 5. */
  async inProgress(extra = ''): Promise<Row> {
    const { id: caseId } = await this.receive(extra)
    const of = (version: number) => `id: "${caseId}", expectedVersion: ${version}`
    await this.step(viewers.worker, 'acceptCase', of(1))
    await this.step(
      viewers.worker,
      'assessCase',
      `input: { caseId: "${caseId}", expectedVersion: 2, causes: "a", situation: "b" }`,
    )
    await this.step(viewers.worker, 'planCase', `${of(3)}, goals: [{ text: "Dry floor", activity: "Plumber" }]`)
    return this.step(viewers.worker, 'startCase', of(4))
  }

  async offer(caseId: string, mode: string, providers: readonly string[], viewer: TestViewer = viewers.worker) {
    const named = providers.map((providerId) => `{ providerId: "${providerId}" }`).join(' ')
    const to = mode === 'CASCADE' ? '' : `, providers: [${named}]`
    const input = `input: { caseId: "${caseId}", mode: ${mode}${to} }`
    const answer = await this.ask<{ offerReferral: (Row & { provider: { id: string } })[] }>(
      viewer,
      `mutation { offerReferral(${input}) { id version status provider { id } } }`,
    )
    return answer.offerReferral
  }

  answer(viewer: TestViewer, referralId: string, said: 'ACCEPT' | 'DECLINE'): Promise<Row> {
    return this.step(viewer, 'answerReferral', `id: "${referralId}", answer: ${said}, reason: "Busy"`)
  }

  /** Status and provider of each referral, in the order they were offered. */
  async referrals(caseId: string): Promise<string[]> {
    const { case: the } = await this.ask<{ case: { referrals: { status: string; provider: { id: string } }[] } }>(
      viewers.worker,
      `{ case(id: "${caseId}") { referrals { status provider { id } } } }`,
    )
    return the.referrals.map(({ status, provider }) => `${status} ${Number(provider.id.slice(-4))}`)
  }

  /** What is in somebody's inbox about a case, oldest first. */
  async inbox(viewer: TestViewer, caseId: string): Promise<string[]> {
    const { notices } = await this.ask<{
      notices: { edges: { node: { kind: string; case: { id: string } | null; referralId: string | null } }[] }
    }>(viewer, '{ notices(first: 100) { edges { node { kind referralId case { id } } } } }')
    return notices.edges
      .map(({ node }) => node)
      .filter((notice) => notice.case?.id === caseId)
      .map(({ kind, referralId }) => (referralId === null ? kind : `${kind} of a referral`))
      .reverse()
  }

  /** Kinds of somebody's unread notices, newest first. */
  async inboxOf(viewer: TestViewer): Promise<string[]> {
    return (await this.unread(viewer)).map(({ kind }) => kind)
  }

  async readAll(viewer: TestViewer): Promise<void> {
    for (const { id: noticeId } of await this.unread(viewer))
      await this.step(viewer, 'readNotice', `id: "${noticeId}"`, '{ id }')
  }

  private async unread(viewer: TestViewer) {
    const { notices } = await this.ask<{ notices: { edges: { node: { id: string; kind: string } }[] } }>(
      viewer,
      '{ notices(unread: true, first: 100) { edges { node { id kind } } } }',
    )
    return notices.edges.map(({ node }) => node)
  }

  async timeline(caseId: string): Promise<string[]> {
    const { case: the } = await this.ask<{ case: { timeline: { edges: { node: { kind: string } }[] } } }>(
      viewers.worker,
      `{ case(id: "${caseId}") { timeline(first: 100) { edges { node { kind } } } } }`,
    )
    return the.timeline.edges.map(({ node }) => node.kind)
  }

  /** Moves the clock to a time of the station, and runs what is due then. */
  async at(local: string): Promise<void> {
    this.subgraph.clock.set(`${local}:00+08:00`)
    await this.subgraph.drain()
  }
}
