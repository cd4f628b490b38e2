import type { Caller } from '../../../shared/database'
import type { HttpAnswer, HttpRequest, HttpRoute } from '../../../shared/process'
import { askedOf, type Asked } from './asked'
import type { HsdsService } from './hsds.service'
import type { TaxonomyService } from './taxonomy.service'

/** The HSDS 3.0 API for reading, under `/hsds`. */
export function hsdsRoutes(data: HsdsService, taxonomies: TaxonomyService): HttpRoute[] {
  return [
    route('', () => about),
    route('/', () => about),
    route('/services', (caller, { asked }) => data.services(caller, asked)),
    route('/services/:id', (caller, { id }) => data.service(caller, id)),
    route('/organizations', (caller, { asked }) => data.organizations(caller, asked)),
    route('/organizations/:id', (caller, { id, asked }) => data.organization(caller, id, asked)),
    route('/service_at_locations', (caller, { asked }) => data.serviceAtLocations(caller, asked)),
    route('/service_at_locations/:id', (caller, { id }) => data.serviceAtLocation(caller, id)),
    route('/taxonomies', (_caller, { asked }) => taxonomies.taxonomies(asked)),
    route('/taxonomies/:id', (_caller, { id }) => taxonomies.taxonomy(id)),
    route('/taxonomy_terms', (caller, { asked }) => taxonomies.terms(caller, asked)),
    route('/taxonomy_terms/:id', (caller, { id }) => taxonomies.term(caller, id)),
  ]
}

const about = {
  version: '3.0',
  profile: 'https://docs.openreferral.org/en/3.0/hsds/',
  openapi_url: 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json',
}

// Open data: any page in any browser may read it, and nobody keeps what a suspension hides.
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
  'cache-control': 'no-cache',
}

interface Asking {
  readonly id: string
  readonly asked: Asked
}

function route(path: string, answer: (caller: Caller, asking: Asking) => object | Promise<object>): HttpRoute {
  return {
    method: 'GET',
    path: `/hsds${path}`,
    as: 'viewer',
    async handle(caller: Caller, { params, query }: HttpRequest): Promise<HttpAnswer> {
      return { status: 200, headers, body: await answer(caller, { id: params['id'] ?? '', asked: askedOf(query) }) }
    },
  }
}
