import { cacheExchange } from '@urql/exchange-graphcache'
import { createClient, type Client as SocketClient } from 'graphql-ws'
import { Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql'
import { found, lost } from './connection'
import { currentToken, signOut } from './session'

const forbidden = 4403
/** Milliseconds between two attempts to reach the hub: soon at first, and not all windows at once. */
const firstWait = 300
const longestWait = 3_000
const pingMilliseconds = 10_000

export interface HubConnection {
  readonly client: Client
  close(): void
}

/** One person's connection to the hub: a normalised cache, HTTP for what is asked, a WebSocket for what happens. */
export function connect(): HubConnection {
  const socket = openSocket()
  const offline = () => lost()
  const online = () => socket.terminate()
  window.addEventListener('offline', offline)
  window.addEventListener('online', online)
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: () => ({ headers: headers() }),
    exchanges: [
      mapExchange({
        onError(error) {
          if (error.response && (error.response as Response).status === 401) signOut()
          if (error.networkError && !error.response) lost()
        },
      }),
      cacheExchange({ keys, logger: () => undefined }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe({ query, variables: variables as Record<string, unknown> }, sink),
          }),
        }),
      }),
    ],
  })
  return {
    client,
    close() {
      window.removeEventListener('offline', offline)
      window.removeEventListener('online', online)
      void socket.dispose()
    },
  }
}

function headers(): Record<string, string> {
  const token = currentToken()
  return token === null ? {} : { authorization: `Bearer ${token}` }
}

function openSocket(): SocketClient {
  return createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    connectionParams: headers,
    lazy: false,
    keepAlive: pingMilliseconds,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (tries) => {
      const wait = Math.min(firstWait * 2 ** tries, longestWait)
      return new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() / 2)))
    },
    onNonLazyError: () => lost(),
    on: {
      connected: () => found(),
      closed: (event) => {
        if ((event as CloseEvent).code === forbidden) return signOut()
        return lost()
      },
    },
  })
}

type Keyed = Record<string, unknown>
const byCode = ({ code }: Keyed) => (typeof code === 'string' ? code : null)
const embedded = () => null

/** What stands by itself is known by its id or code; everything else belongs to what it hangs on. */
const keys = {
  Area: byCode,
  Category: byCode,
  ServiceItem: byCode,
  Subgraph: ({ name }: Keyed) => (typeof name === 'string' ? name : null),
  ...Object.fromEntries(
    [
      'AccessLogConnection AccessLogEdge AccessLogEntry AppointmentSlot Assessment AssignmentConnection AssignmentEdge',
      'BreakGlass Candidate CandidateList CaseConnection CaseDocument CaseEdge CaseEventConnection CaseEventEdge',
      'CategoryCount Certificate CheckProblem ClaimConnection ClaimEdge ClientCredential Commitment DispatchAssignment',
      'Eligibility Fee GeoPoint HouseholdConnection HouseholdEdge ImportFailure ImportReport Indicators LedgerConnection',
      'LedgerEdge LineCount MatchReason NeedRequirements NoteConnection NoteEdge NoticeConnection NoticeEdge OpeningHours',
      'OrganizationConnection OrganizationEdge PageInfo ProposalConnection ProposalEdge ReferralConnection ReferralEdge',
      'ReferralOutcome ResidentConnection ResidentEdge ServiceConnection ServiceEdge ServiceMatch ServicePlan Skill',
      'StationZone SubgraphCheck SubgraphHealth Supergraph Surge TaskConnection TaskEdge TimeWindow TrackRecord UnassignedCase',
      'VisitConnection VisitEdge VolunteerConnection VolunteerEdge VolunteerGroupConnection VolunteerGroupEdge',
      'VolunteerMatch WebhookRegistration WeeklyAvailability',
    ]
      .join(' ')
      .split(' ')
      .map((name) => [name, embedded]),
  ),
}
