import type { Caller } from '../../../shared/database'
import type { JobHandler } from '../../../shared/jobs'
import type { Deliverer } from './deliverer'
import type { Lane } from './delivery.store'
import { deliverJob } from './dispatch'

/** Sends what is next in a lane. A failed delivery is no failed job: it says itself when it is tried again. */
export class DeliverJob implements JobHandler<Lane> {
  readonly name = deliverJob

  constructor(private readonly deliverer: Deliverer) {}

  async run(caller: Caller, { endpointId, subject }: Lane): Promise<void> {
    await this.deliverer.deliverNext(caller, { endpointId, subject })
  }
}
