/** A notice to one person, before anything was tried. */
import type { SendDoc } from '..'

type Given = Pick<
  SendDoc,
  '_id' | 'about' | 'personId' | 'villageId' | 'at' | 'message' | 'how' | 'template' | 'page' | 'notice'
> &
  Partial<SendDoc>

/** `badge`: it stands in the app at once and no message is sent. */
export const newSend = (given: Given): SendDoc => ({
  v: 1,
  eventId: null,
  office: null,
  until: 'always',
  opened: false,
  leaseUntil: 0,
  ...(given.how === 'badge'
    ? { state: 'badge', nextTryAt: null, tried: [{ channel: 'badge', at: given.at, result: 'shown' }] }
    : { state: 'waiting', nextTryAt: given.at, tried: [] }),
  ...given,
  sortKey: `${String(given.at).padStart(13, '0')}${given._id}`,
})
