/** What the administrator's page says. */
export const enHub = {
  'hub.compare': 'What is different now',
  'hub.difference': 'From version {{version}} to what is served',
  'hub.gateway': 'Gateway',
  'hub.health': '{{requests}} requests, {{failures}} failed',
  'hub.history': 'Earlier supergraphs',
  'hub.noHistory': 'There is no earlier one.',
  'hub.open': 'circuit open',
  'hub.picture': 'Picture: the gateway in the middle, each subgraph around it',
  'hub.rollback': 'Go back to version {{version}}',
  'hub.same': 'Nothing is different.',
  'hub.serving': 'Serving version {{version}} since {{at}}:',
  'hub.subgraphs': 'Subgraphs',
  'hub.title': 'The hub',
  'hub.version': 'Version {{version}}',
  'hub.wire': 'gives {{in}}, is sent {{out}}',
  'nav.hub': 'The hub',
}
