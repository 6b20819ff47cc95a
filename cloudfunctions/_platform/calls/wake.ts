/** Another function of ours, asked to work on something that lies in the database. */
import { app } from '../sdk'

interface Calls {
  callFunction(call: { name: string; data: object }): Promise<unknown>
}

/** Waits for it at most so long; it goes on by itself. What comes of it stands in the database. */
export async function wake(name: 'spreadsheets', data: object, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>(done => {
    timer = setTimeout(done, patienceMs)
  })
  // A refusal or a death shows in the document, and the person who looks next wakes it again.
  const work = (app as unknown as Calls).callFunction({ name, data }).then(
    () => undefined,
    () => undefined,
  )
  await Promise.race([work, over])
  clearTimeout(timer)
}
