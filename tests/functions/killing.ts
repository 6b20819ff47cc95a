/**
 * After which of its database calls a function is killed: every `usual`th, from another one each time, so that a few runs
 * of the suite see them all. `npm run test:long` sees every one in one run.
 */
export function killedEvery(usual: number): { stride: number; from: number; message: string } {
  const stride = Number(process.env.KILL_STRIDE ?? usual)
  const from = 1 + Math.floor(Math.random() * stride)
  return { stride, from, message: `call ${from}, then every ${stride} further` }
}
