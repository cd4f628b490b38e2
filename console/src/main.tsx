import { createRoot } from 'react-dom/client'
import { loadConfig } from './api/config'
import { App } from './frame/app'
import { startLook } from './frame/theme'
import './frame/style/index.css'
import { startLanguage } from './i18n/text'

startLook()
await Promise.all([startLanguage(), loadConfig()])
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
