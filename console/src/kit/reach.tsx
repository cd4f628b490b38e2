import { useText } from '../i18n/text'

interface Props {
  of: {
    readonly contributes: readonly string[]
    readonly receives: readonly string[]
    readonly matchSources: readonly string[]
  }
}

/** What a subgraph gives to the hub, and what it is sent. */
export function Reach({ of }: Props) {
  const t = useText()
  const rows = [
    ['plug.contributes', of.contributes],
    ['plug.receives', of.receives],
    ['plug.sources', of.matchSources],
  ] as const
  return (
    <dl className="facts">
      {rows.map(([label, values]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{t(label)}</dt>
          <dd>{values.length === 0 ? '–' : values.join(', ')}</dd>
        </div>
      ))}
    </dl>
  )
}
