import { openEntities } from './core-model'
import type { Fence } from './fence/fence'

/** Fields that the plug-in adds to the hub's entities: `Case.mealOffers`. */
export function contributedFields({ core, types }: Fence): string[] {
  return [...openEntities]
    .flatMap((name) => types.get(name) ?? [])
    .flatMap((type) =>
      type.fields
        .filter((field) => !core.types.get(type.name)?.fields.has(field.name))
        .map((field) => `${type.name}.${field.name}`),
    )
    .sort()
}
