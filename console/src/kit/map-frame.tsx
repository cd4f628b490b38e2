import type { ReactNode } from 'react'

interface Props {
  label: string
  width: number
  height: number
  children: ReactNode
}

/** A drawing. Where it would be too small to be read it is moved about instead, beginning at its middle. */
export function MapFrame({ label, width, height, children }: Props) {
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={label} ref={toMiddle}>
      <svg className="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {children}
      </svg>
    </div>
  )
}

function toMiddle(frame: HTMLDivElement | null): void {
  if (frame) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2
}
