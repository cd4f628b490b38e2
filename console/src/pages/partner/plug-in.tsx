import { Alert } from 'antd'
import { useState } from 'react'
import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { ActionForm, type Values } from '../../kit/action-form'
import { dropDraft } from '../../kit/draft'
import { Loaded } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { Said } from '../../kit/problem-note'
import { Reach } from '../../kit/reach'
import {
  CheckSubgraphDocument,
  MySubgraphsDocument,
  PlugSubgraphDocument,
  UnplugSubgraphDocument,
  type CheckSubgraphMutation,
  type CheckSubgraphMutationVariables,
} from './plug-in.gen'

const draft = 'plug-in'

type Check = CheckSubgraphMutation['checkSubgraph']
type Input = CheckSubgraphMutationVariables['input']

/** An organisation's own subgraph: held against the rules, plugged in, watched. */
export function PlugIn({ organizationId }: { organizationId: string }) {
  const t = useText()
  const [result, read] = useLive({ query: MySubgraphsDocument, variables: { id: organizationId } })
  const reread = () => read({ requestPolicy: 'network-only' })
  const [check, plug, unplug] = [
    useAction(CheckSubgraphDocument),
    useAction(PlugSubgraphDocument),
    useAction(UnplugSubgraphDocument),
  ]
  const [round, begin] = useState(0)
  const [checked, setChecked] = useState<{ input: Input; answer: Check } | null>(null)
  return (
    <section className="card">
      <h2>{t('plug.title')}</h2>
      <p className="quiet">{t('plug.what')}</p>
      <ActionForm
        key={round}
        keep
        draft={draft}
        submit={t('plug.check')}
        fields={[
          { name: 'name', kind: 'text', label: t('plug.name'), hint: t('plug.nameHint'), required: true },
          { name: 'url', kind: 'url', label: t('plug.url'), required: true },
          { name: 'sdl', kind: 'long', label: t('plug.sdl'), hint: t('plug.sdlHint') },
        ]}
        send={async (values) => {
          const input = inputOf(values)
          const outcome = await check({ input })
          if (outcome.data) setChecked({ input, answer: outcome.data.checkSubgraph })
          return outcome
        }}
      />
      {checked && (
        <div role="status" data-check={checked.answer.ok}>
          <Alert
            type={checked.answer.ok ? 'success' : 'error'}
            title={t(checked.answer.ok ? 'plug.ok' : 'plug.refused', { name: checked.input.name })}
          />
          <Problems of={checked.answer} />
          <Reach of={checked.answer} />
          {checked.answer.ok && (
            <ActionButton
              primary
              label={t('plug.plug')}
              send={async () => {
                const outcome = await plug({ input: checked.input })
                if (!outcome.data) return outcome
                setChecked(null)
                dropDraft(draft)
                begin(round + 1)
                reread()
                return outcome
              }}
            />
          )}
        </div>
      )}
      <Loaded result={result} retry={reread}>
        {({ organization }) => (
          <ul className="plain">
            {organization?.subgraphs?.map((one) => (
              <li key={one.name} className="card">
                <h3>
                  {one.name} <Mark of="subgraphStatus" value={one.status} />
                </h3>
                <p className="quiet">
                  {one.url} · {timeText(one.pluggedAt)}
                </p>
                <p>
                  {t('plug.health', {
                    requests: one.health.requests,
                    failures: one.health.failures,
                    p99: Math.round(one.health.p99Milliseconds ?? 0),
                  })}
                </p>
                <Reach of={one} />
                {one.status !== 'UNPLUGGED' && (
                  <ActionDialog
                    danger
                    label={t('plug.unplug')}
                    title={`${t('plug.unplug')} · ${one.name}`}
                    what={t('plug.unplugWhat')}
                    draft={`unplug:${one.name}`}
                    fields={[]}
                    send={async () => {
                      const outcome = await unplug({ name: one.name })
                      reread()
                      return outcome
                    }}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function inputOf({ name, url, sdl }: Values): Input {
  return { name: String(name), url: String(url), sdl: sdl ? String(sdl) : null }
}

/** What speaks against it, each with where it is and what to change. */
function Problems({ of: { problems } }: { of: Check }) {
  if (problems.length === 0) return null
  return (
    <ul className="plain">
      {problems.map(({ severity, code, coordinate, message }) => (
        <li key={code + (coordinate ?? '') + message} className="card">
          <Mark of="severity" value={severity} /> {coordinate && <code>{coordinate}</code>} <Said text={message} />{' '}
          <small className="quiet">
            <code>{code}</code>
          </small>
        </li>
      ))}
    </ul>
  )
}
