import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import { Provider } from 'urql'
import { connect, type HubConnection } from '../api/client'
import { hubConfig } from '../api/config'
import { token } from '../api/session'
import { useStore } from '../api/store'
import { useLanguage } from '../i18n/text'
import { SignIn } from '../sign-in/sign-in'
import { router } from './router'
import { dark, themeOf } from './theme'

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

export function App() {
  const isDark = useStore(dark)
  const language = useLanguage()
  const signedIn = useStore(token)
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={language === 'zh-CN' ? zhCN : enUS}
      theme={themeOf(isDark)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {signedIn === null ? <SignIn /> : <SignedIn key={signedIn} />}
    </ConfigProvider>
  )
}

/** Everything of one person: who signs in next starts with an empty cache. */
function SignedIn() {
  const [connection, setConnection] = useState<HubConnection | null>(null)
  useEffect(() => {
    const opened = connect()
    setConnection(opened)
    if (hubConfig().signIn.kind === 'oidc') void import('../sign-in/provider').then(({ resume }) => resume())
    return () => opened.close()
  }, [])
  if (!connection) return null
  return (
    <Provider value={connection.client}>
      <RouterProvider router={router} />
    </Provider>
  )
}
