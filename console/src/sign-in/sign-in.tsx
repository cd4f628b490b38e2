import { Alert, Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { hubConfig } from '../api/config'
import { signIn } from '../api/session'
import { LanguageChoice, LookChoice } from '../frame/choices'
import { useText, type Key } from '../i18n/text'
import { hasDraft } from '../kit/draft'

/** In development as somebody of the demo territory; elsewhere at the configured provider. */
export function SignIn() {
  const t = useText()
  const { signIn: how } = hubConfig()
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`
  }, [t])
  return (
    <main className="page sign-in">
      <div className="bar-end">
        <LanguageChoice />
        <LookChoice />
      </div>
      <h1>{t('app.name')}</h1>
      <p>{t('app.what')}</p>
      {how.kind === 'demo' && <DemoPeople people={how.people} />}
      {how.kind === 'oidc' && <Provider />}
      {how.kind === 'none' && <Alert type="warning" title={t('signIn.none')} />}
      <Joining />
    </main>
  )
}

/** Loaded when somebody wants it: most who come here have signed in before. */
const Apply = lazy(async () => ({ default: (await import('./apply')).Apply }))

function Joining() {
  const t = useText()
  const [open, setOpen] = useState(() => hasDraft('apply'))
  return (
    <section>
      <h2>{t('apply.title')}</h2>
      <p>{t('apply.who')}</p>
      <Button onClick={() => setOpen(true)}>{t('apply.open')}</Button>
      {open && (
        <Suspense>
          <Apply close={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  )
}

function DemoPeople({ people }: { people: readonly { id: string; name: string; role: string }[] }) {
  const t = useText()
  const [failed, setFailed] = useState(false)
  const pick = async (id: string) => {
    const response = await fetch(`/console/token/${id}`, { method: 'POST' }).catch(() => null)
    if (!response?.ok) return setFailed(true)
    signIn(((await response.json()) as { token: string }).token)
  }
  return (
    <>
      <h2>{t('signIn.pick')}</h2>
      {failed && <Alert type="error" role="alert" title={t('problem.UNREACHABLE')} />}
      <ul className="plain people">
        {people.map(({ id, name, role }) => (
          <li key={id}>
            <Button block size="large" data-person={id} onClick={() => void pick(id)}>
              {name} · {t(`role.${role}` as Key)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Provider() {
  const t = useText()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    void import('./provider').then(({ finish }) => finish()).catch(() => setFailed(true))
  }, [])
  const leave = () => void import('./provider').then(({ begin }) => begin()).catch(() => setFailed(true))
  return (
    <>
      {failed && <Alert type="error" role="alert" title={t('signIn.failed')} />}
      <Button type="primary" size="large" onClick={leave}>
        {t('signIn.title')}
      </Button>
    </>
  )
}
