import { request as open, type Agent, type IncomingMessage } from 'node:http'
import { flood, flooded, malformed } from './sockets'
import type { Target } from './target'

/** One attack out of many of its kind: answers what the hub made of it, `400 LIMIT_EXCEEDED`. */
export type Attack = (target: Target, agent: Agent, n: number) => Promise<string>

const times = (count: number, text: (n: number) => string) => Array.from({ length: count }, (_, n) => text(n)).join(' ')

/** Each fragment spreads the next one twice: 2^n fields out of n lines. */
const bombs = Array.from({ length: 33 }, (_, index) => {
  const n = index + 8
  const fragments = times(n, (i) => `fragment F${i} on Area { ...F${i + 1} ... { ...F${i + 1} } }`)
  return `{ area(code: "x") { ...F0 } } ${fragments} fragment F${n} on Area { ${times(20, () => 'name')} }`
})

const documents = {
  'fragment bombs, n = 8 … 40': bombs,
  '10,000 aliases': [`{ ${times(10_000, (n) => `a${n}: __typename`)} }`],
  'a depth of 500': [`{ area(code: "x") ${times(499, () => '{ parent')} { code } ${times(499, () => '}')} }`],
  'floods of directives': [
    `{ __typename ${times(900, () => '@a')} }`,
    `{ ${times(25, (n) => `a${n}: __typename @skip(if: false)`)} }`,
  ],
} as const

const introspection = [
  '{ __schema { types { name fields { name type { name ofType { name } } } } } }',
  '{ __type(name: "Case") { fields { name } } }',
]

/** Every attack that is measured, what the hub has to make of it, and how many messages it is where it is not one. */
export const attacks: Readonly<
  Record<string, { readonly attack: Attack; readonly refused: RegExp; readonly messages?: number }>
> = {
  ...Object.fromEntries(
    Object.entries(documents).map(([name, queries]) => [
      name,
      { attack: asking(queries), refused: /^400 LIMIT_EXCEEDED/ },
    ]),
  ),
  introspection: { attack: asking(introspection), refused: /^400 GRAPHQL_VALIDATION_FAILED/ },
  'batches of 1,000': {
    attack: ({ url }, agent) => send(url, agent, JSON.stringify(Array(1_000).fill({ query: '{ __typename }' }))),
    refused: /^400/,
  },
  'tokens that are not good': {
    attack: ({ url, tokens }, agent, n) =>
      send(url, agent, body('{ __typename }'), { authorization: `Bearer ${tokens[n % tokens.length]}` }),
    refused: /^401 UNAUTHENTICATED/,
  },
  'bodies of 10 MB': {
    attack: ({ url }, agent, n) => send(url, agent, huge, n % 2 === 0 ? {} : chunked),
    // It need not read what it has refused.
    refused: /^(413 LIMIT_EXCEEDED|ECONNRESET|EPIPE)/,
  },
  'WebSockets of malformed frames': { attack: ({ url }) => malformed(url), refused: /^(1002|4400)/ },
  'WebSockets flooded with operations that are none': {
    attack: ({ url }) => flood(url),
    refused: /^(error|4429)/,
    messages: flooded,
  },
}

/** Those on a subgraph that is a process of its own. */
export const attacksOnSubgraphs: typeof attacks = {
  'subgraph calls that nobody signed': {
    attack: ({ subgraph }, agent) => send(`${subgraph?.url}/graphql`, agent, subgraph?.body ?? ''),
    refused: /^401/,
  },
  'subgraph calls sent again': {
    attack: ({ subgraph }, agent) => send(`${subgraph?.url}/graphql`, agent, subgraph?.body ?? '', subgraph?.headers),
    refused: /^401/,
  },
}

function asking(queries: readonly string[]): Attack {
  return ({ url }, agent, n) => send(url, agent, body(queries[n % queries.length] ?? ''))
}

/** Made once: what it takes to make is none of the hub's time. */
const huge = Buffer.alloc(10_000_000, ' ')
const body = (query: string) => JSON.stringify({ query })
const chunked = { 'transfer-encoding': 'chunked' }

/** The status and the first error's code, or why the hub read no further. */
function send(
  url: string,
  agent: Agent,
  text: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve) => {
    const length = 'transfer-encoding' in headers ? {} : { 'content-length': Buffer.byteLength(text) }
    const sent = open(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', ...length, ...headers } },
      (response: IncomingMessage) => {
        let answer = ''
        response.on('data', (chunk: Buffer) => (answer += chunk.toString()))
        response.on('end', () => {
          resolve(`${response.statusCode} ${/"code":"(\w+)"/.exec(answer)?.[1] ?? ''}`)
          // Of a body that was refused at its beginning the rest is of no use to anybody.
          if (!sent.writableFinished) sent.destroy()
        })
      },
    )
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    sent.end(text)
  })
}
