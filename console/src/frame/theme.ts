import type { ThemeConfig } from 'antd'
import { theme } from 'antd'
import { Store } from '../api/store'

export type Look = 'auto' | 'light' | 'dark'
const stored = 'hub.look'
const wanted = localStorage.getItem(stored)

export const look = new Store<Look>(wanted === 'light' || wanted === 'dark' ? wanted : 'auto')
const prefers = window.matchMedia('(prefers-color-scheme: dark)')

/** Whether the page is dark now. */
export const dark = new Store(false)

function settle(): void {
  const chosen = look.get()
  const isDark = chosen === 'auto' ? prefers.matches : chosen === 'dark'
  document.documentElement.dataset['look'] = isDark ? 'dark' : 'light'
  dark.set(isDark)
}

export function startLook(): void {
  settle()
  prefers.addEventListener('change', settle)
}

export function setLook(value: Look): void {
  localStorage.setItem(stored, value)
  look.set(value)
  settle()
}

/** Colours with a contrast of 4.5 and more on what they stand on (WCAG 2.2 AA). */
export function themeOf(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    components: {
      Button: {
        dangerColor: isDark ? '#2a0806' : '#fff',
        // Under the pointer, too: of itself the filled one would be too light for its white text.
        colorPrimaryHover: isDark ? '#1a63c2' : '#0a4a9a',
        colorPrimaryActive: isDark ? '#1759b0' : '#083d80',
        defaultHoverColor: isDark ? '#7db4ff' : '#0b57b4',
        defaultHoverBorderColor: isDark ? '#7db4ff' : '#0b57b4',
        defaultActiveColor: isDark ? '#7db4ff' : '#083d80',
        defaultActiveBorderColor: isDark ? '#7db4ff' : '#083d80',
      },
    },
    token: {
      colorPrimary: isDark ? '#1f6fd6' : '#0b57b4',
      colorLink: isDark ? '#7db4ff' : '#0b57b4',
      colorError: isDark ? '#ff7875' : '#b3261e',
      colorTextDescription: isDark ? '#b8c0cc' : '#4a5564',
      colorTextTertiary: isDark ? '#b8c0cc' : '#4a5564',
      colorTextPlaceholder: isDark ? '#aab3c0' : '#5a6573',
      fontFamily: 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
      borderRadius: 6,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
  }
}
