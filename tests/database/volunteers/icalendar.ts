/** The events of an iCalendar text, by the rules of RFC 5545 that a client holds it to. Throws what breaks them. */
export function eventsOf(text: string): Record<string, string>[] {
  if (!text.endsWith('\r\n') && !text.endsWith('END:VCALENDAR')) throw new Error('the text is cut off')
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error('a line does not end with CRLF')
  for (const line of text.split('\r\n')) if (Buffer.byteLength(line) > 75) throw new Error(`too long: ${line}`)
  const lines = text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
  const open: string[] = []
  const events: Record<string, string>[] = []
  const calendar: Record<string, string> = {}
  for (const line of lines) {
    const parts = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/.exec(line)
    if (!parts) throw new Error(`not a property: ${line}`)
    const [, name = '', , value = ''] = parts
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends before it began`)
    } else if (open.at(-1) === 'VEVENT') {
      Object.assign(events.at(-1) ?? {}, { [name]: value.replace(/\\([\\;,])/g, '$1') })
    } else {
      calendar[name] = value
    }
  }
  if (open.length > 0) throw new Error(`${open.join()} never ends`)
  if (calendar['VERSION'] !== '2.0' || !calendar['PRODID']) throw new Error('VERSION and PRODID are missing')
  for (const event of events)
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY']) if (!event[name]) throw new Error(`${name} is missing`)
  return events
}
