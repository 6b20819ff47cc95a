/** Of two orders that are one: which stays. */
import { staysOf } from '../../../core/ticket/pieces/together'
import type { TicketInfo } from '../../../core/ticket/sight/infos'
import { weightOf, type Twin } from './rows'

/** First stands the one with evidence, else the older. One that somebody has already can only stay. Null: neither, yet. */
export async function whichGoes(
  own: TicketInfo,
  twin: Twin,
): Promise<{ id: string; into: string; rev: number } | null> {
  const mine = { id: own.id, no: own.no, rev: own.rev, ...weightOf(own) }
  const stays = twin.taken ? [twin] : staysOf(mine, twin) === mine ? [mine, twin] : [twin, mine]
  const answer = await wx
    .showActionSheet({
      alertText: '并成一件，留哪一单？两边点单的人都会知道，各评各的。',
      itemList: stays.map(
        one => `${one === mine ? '留这一件' : '留那一件'} ${one.no}${one.evidence ? '，有照片或录音' : ''}`,
      ),
    })
    .catch(() => null)
  const kept = answer && stays[answer.tapIndex]
  if (!kept) return null
  const goes = kept.id === own.id ? twin : mine
  return { id: goes.id, into: kept.id, rev: goes.rev }
}
