/** How much county. Everything else follows from these numbers and the seed. */
export interface Size {
  seed: string
  villages: number
  /** Household grids of one village. */
  gridsEach: number
  householdsEach: number
  /** People of one household grid who have joined, the grid member not counted. */
  residentsEach: number
  orders: number
  /** How far back the orders reach. */
  days: number
}

/** Two villages, 8 household grids, about 60 people, 80 orders of 60 days; larger ones are asked for by number. */
export function sizeOf(asked: Partial<Size> = {}): Size {
  const villages = asked.villages ?? 2
  const small = villages <= 2
  return {
    seed: asked.seed ?? 'sample',
    villages,
    gridsEach: asked.gridsEach ?? (small ? 4 : 20),
    householdsEach: asked.householdsEach ?? (small ? 16 : 4),
    residentsEach: asked.residentsEach ?? (small ? 5 : 4),
    orders: asked.orders ?? villages * 40,
    days: asked.days ?? ((asked.orders ?? 0) > 5_000 ? 365 : 60),
  }
}

/** Named families, their neighbours and their points are told for the small county only; larger ones begin without points. */
export const hasPoints = ({ villages, gridsEach, householdsEach, residentsEach }: Size): boolean =>
  villages <= 2 && gridsEach === 4 && householdsEach >= 16 && residentsEach >= 5
