/** How long something may take, in ms: `usual`, or more in `npm run test:long`, where the same test does many times the work. */
export const patience = (usual: number): number => Math.max(usual, Number(process.env.PATIENCE_MS ?? 0))
