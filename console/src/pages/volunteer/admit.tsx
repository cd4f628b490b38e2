import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Problem } from '../../api/problem'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { useDraft } from '../../kit/draft'
import { Loaded } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { AdmitMemberDocument, ApplicantDocument, RemoveMemberDocument } from './members.gen'
import { SkillList } from './skill-list'

interface Props {
  group: { readonly id: string; readonly name: string }
  members: readonly string[]
  done: (id: string) => void
}

const isNumber = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

const none = { number: '' }

/** Lets somebody in who has asked. The hub lists no requests, so the volunteer hands on their number, or a link with it. */
export function Admit({ group, members, done }: Props) {
  const t = useText()
  const [search, setSearch] = useSearchParams()
  const [draft, change, clear] = useDraft(`admit:${group.id}`, none)
  const linked = search.get('admit')
  const typed = linked ?? draft.number
  const id = typed.trim().toLowerCase()
  const [said, say] = useState('')
  const unlink = () => {
    if (linked !== null) setSearch({}, { replace: true })
  }
  const type = (number: string) => {
    unlink()
    change({ number })
    say('')
  }
  const over = (what: string) => {
    unlink()
    clear()
    say(what)
  }
  return (
    <section className="card" data-admit>
      <h3>{t('member.admitTitle')}</h3>
      <div className="field">
        <label htmlFor={`admit-${group.id}`}>{t('volunteer.number')}</label>
        <input
          id={`admit-${group.id}`}
          name="admit"
          value={typed}
          autoComplete="off"
          aria-describedby={`admit-what-${group.id}`}
          onChange={({ target }) => type(target.value)}
        />
        <small id={`admit-what-${group.id}`} className="quiet">
          {t('member.admitWhat')}
        </small>
      </div>
      <div aria-live="polite">
        {said !== '' && <Alert type="success" showIcon title={said} />}
        {id !== '' && !isNumber(id) && <p className="wrong">{t('member.noNumber')}</p>}
        {isNumber(id) && (
          <Applicant key={id} id={id} group={group} isMember={members.includes(id)} done={done} over={over} />
        )}
      </div>
    </section>
  )
}

interface ApplicantProps {
  id: string
  group: { readonly id: string; readonly name: string }
  isMember: boolean
  done: (id: string) => void
  over: (said: string) => void
}

function Applicant({ id, group, isMember, done, over }: ApplicantProps) {
  const t = useText()
  const [result, read] = useLive({ query: ApplicantDocument, variables: { id }, requestPolicy: 'network-only' })
  const [admit, remove] = [useAction(AdmitMemberDocument), useAction(RemoveMemberDocument)]
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sending, setSending] = useState('')
  const reread = () => read({ requestPolicy: 'network-only' })
  const decide = async (name: 'admit' | 'remove', said: string) => {
    setSending(name)
    const outcome = await (name === 'admit' ? admit : remove)({ group: group.id, volunteer: id })
    setSending('')
    setProblem(outcome.problem)
    if (!outcome.data) return
    done(id)
    over(said)
  }
  return (
    <Loaded result={result} retry={reread}>
      {({ volunteer }) => {
        if (!volunteer || problem?.code === 'NOT_FOUND')
          return (
            <>
              <p>{t('member.notAsked', { group: group.name })}</p>
              <Button
                onClick={() => {
                  setProblem(null)
                  reread()
                }}
              >
                {t('systems.reread')}
              </Button>
            </>
          )
        return (
          <>
            <p>
              <strong>{volunteer.displayName}</strong> {isMember && t('member.already')}
            </p>
            <SkillList of={volunteer.skills} />
            {problem && <ProblemNote problem={problem} />}
            {!isMember && (
              <div className="buttons">
                <Button
                  type="primary"
                  loading={sending === 'admit' && { delay: 300 }}
                  onClick={() => void decide('admit', t('member.isMember', { name: volunteer.displayName }))}
                >
                  {t('member.admit')}
                </Button>
                <Button
                  danger
                  loading={sending === 'remove' && { delay: 300 }}
                  onClick={() => void decide('remove', t('member.isRefused', { name: volunteer.displayName }))}
                >
                  {t('member.refuse')}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
