/** What the hub says of a subgraph that might be plugged in. */
export interface Check {
  readonly ok: boolean
  readonly problems: readonly Problem[]
  readonly contributes: readonly string[]
  readonly receives: readonly string[]
  readonly matchSources: readonly string[]
}

export interface Problem {
  readonly severity: 'ERROR' | 'WARNING'
  readonly code: string
  readonly coordinate: string | null
  readonly message: string
}

/** A check as a person reads it: what is wrong first, by place; then what would be gained, and what would be sent. */
export function checkLines(name: string, { ok, problems, contributes, receives, matchSources }: Check): string[] {
  const errors = problems.filter(({ severity }) => severity === 'ERROR')
  const warnings = problems.filter(({ severity }) => severity === 'WARNING')
  const verdict = ok
    ? `${name} may be plugged in.`
    : `${name} may not be plugged in: ${counted(errors.length, 'problem')}.`
  return [
    ...errors.flatMap((problem) => problemLines('✗', problem)),
    ...warnings.flatMap((problem) => problemLines('!', problem)),
    ...listed('It adds', contributes),
    ...listed('The hub asks it for candidates by', matchSources),
    ...(ok && receives.length === 0
      ? ['It is sent nothing of the hub.']
      : listed('It is sent, and nothing else', receives)),
    verdict,
  ]
}

function problemLines(mark: string, { code, coordinate, message }: Problem): string[] {
  const [first = '', ...more] = message.split('\n')
  return [
    `${mark} ${code}${coordinate === null ? '' : ` at ${coordinate}`}`,
    `  ${first}`,
    ...more.map((line) => `  ${line}`),
    '',
  ]
}

/** By type: `Case: category, requirements`. */
function listed(title: string, coordinates: readonly string[]): string[] {
  if (coordinates.length === 0) return []
  const types = new Map<string, string[]>()
  for (const coordinate of coordinates) {
    const [type = '', field] = coordinate.split('.')
    const key = field === undefined ? 'Case' : type
    types.set(key, [...(types.get(key) ?? []), field ?? type])
  }
  return [`${title}:`, ...[...types].map(([type, fields]) => `  ${type}: ${fields.join(', ')}`), '']
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** A subgraph as the hub has it. */
export interface PluggedIn {
  readonly name: string
  readonly url: string | null
  readonly status: string
  readonly contributes: readonly string[]
  readonly owner: { readonly name: string } | null
  readonly health: {
    readonly requests: number
    readonly failures: number
    readonly p99Milliseconds: number | null
    readonly circuitOpen: boolean
  }
}

/** `meals  PLUGGED  at http://127.0.0.1:4100/graphql`, and how it has done lately. */
export function subgraphLines({ name, url, status, contributes, owner, health }: PluggedIn): string[] {
  const { requests, failures, p99Milliseconds, circuitOpen } = health
  const slowest = p99Milliseconds === null ? '' : `, 99 of 100 within ${Math.ceil(p99Milliseconds)} ms`
  const breaker = circuitOpen ? '; not asked for the moment, because it failed too often' : ''
  return [
    `${name}  ${status}${url === null ? '' : `  at ${url}`}${owner === null ? '' : `, of ${owner.name}`}`,
    ...(contributes.length > 0 ? [`  adds ${contributes.join(', ')}`] : []),
    `  last 5 minutes: ${counted(requests, 'request')}, ${counted(failures, 'failure')}${slowest}${breaker}`,
  ]
}
