/** News that nobody was told of in the invocation that made them; what hangs on an order that came to nothing is set free. */
import { freesOthers, matterAbout } from '../../_journal/load'
import { store } from '../../_platform/ports'
import { fanOut } from '../../_telling/fan-out'
import { eachDue } from '../each-due'
import type { Job } from '../slice'
import { freeMerged } from '../tickets/free-merged'

export const outbox: Job = {
  name: 'outbox',
  wakes: ['untold'],
  run: slice =>
    eachDue(slice, {
      collection: 'due',
      where: { kind: 'news', told: false },
      by: 'at',
      until: slice.now,
      async work(news) {
        if (news.kind !== 'news') return
        const found = await matterAbout(news.about)
        await fanOut(news, found, slice.now)
        if (found?.kind === 'ticket' && freesOthers(found)) await freeMerged(found.matter, slice.now)
        await store.change('due', { _id: news._id }, { set: { told: true } })
      },
    }),
}
