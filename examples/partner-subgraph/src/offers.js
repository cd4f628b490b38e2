const earthMeters = 6_371_008.8
const hubHours = 8
const hourMs = 3_600_000

/**
 * The kitchens that can bring a meal for a case, best first: those that reach it, are open in one of its windows, and
 * cost no more than the resident can pay. The hub takes half of the score from here, and half from your record there.
 */
export function offersFor({ category, approximateLocation, requirements }, kitchens) {
  if (!/^life\.meals(\.|$)/.test(category.code)) return []
  return kitchens
    .map((kitchen) => offerOf(kitchen, approximateLocation))
    .filter(({ kitchen, distanceMeters }) => distanceMeters === null || distanceMeters <= kitchen.reachMeters)
    .filter(({ kitchen }) => requirements.maxFee == null || kitchen.fee <= requirements.maxFee)
    .filter(({ kitchen }) => kitchen.seatsLeft > 0 && isOpen(kitchen, requirements.windows))
    .sort((a, b) => b.score - a.score)
}

function offerOf(kitchen, place) {
  const distanceMeters = place ? metersBetween(place, kitchen.location) : null
  const near = distanceMeters === null ? 0.5 : 1 / (1 + distanceMeters / 1000)
  const room = kitchen.seatsLeft / kitchen.seats
  const reasons = [
    { code: 'PROXIMITY', weight: 0.6, value: near, text: 'Close by' },
    { code: 'SPARE_CAPACITY', weight: 0.4, value: room, text: `${kitchen.seatsLeft} meals left today` },
  ]
  const score = reasons.reduce((sum, { weight, value }) => sum + weight * value, 0)
  return { kitchen, title: kitchen.name, offerId: kitchen.id, score, reasons, distanceMeters, fee: kitchen.fee }
}

/** Whether a kitchen is open at some time in one of the windows; without windows any time will do. */
function isOpen({ opens, closes }, windows) {
  if (windows.length === 0) return true
  return windows.some(({ startsAt, endsAt }) => {
    for (let at = Date.parse(startsAt); at < Date.parse(endsAt); at += hourMs) {
      const hour = (new Date(at).getUTCHours() + hubHours) % 24
      if (hour >= opens && hour < closes) return true
    }
    return false
  })
}

/** Great-circle distance (haversine). */
function metersBetween(a, b) {
  const rad = (degrees) => (degrees * Math.PI) / 180
  const [dLat, dLon] = [rad(b.latitude - a.latitude), rad(b.longitude - a.longitude)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(dLon / 2) ** 2
  return 2 * earthMeters * Math.asin(Math.sqrt(h))
}
