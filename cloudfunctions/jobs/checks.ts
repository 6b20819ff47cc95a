/** Photos and voice notes: what the checker never answered goes to a person; what nobody handed in is removed. */
import type { FileDoc } from '../_documents'
import { raiseAlarm } from '../_platform/alarms'
import { ABANDONED_AFTER, ANSWER_WITHIN, ARRIVED_BY } from '../_platform/due/moments'
import { files, store, wechat } from '../_platform/ports'
import { toReview } from '../_journal/words/verdict'
import { eachDue } from './each-due'
import { EXTENSIONS } from '../_platform/media/extensions'
import type { Job, Slice } from './slice'

export const checks: Job = {
  name: 'checks',
  wakes: ['files'],
  async run(slice) {
    await eachDue(slice, {
      collection: 'files',
      where: { state: 'pending' },
      by: 'issuedAt',
      until: slice.now - ANSWER_WITHIN - 1,
      work: file => waited(file, slice),
    })
    await eachDue(slice, {
      collection: 'files',
      where: { raw: true },
      by: 'issuedAt',
      until: slice.now - ARRIVED_BY,
      work: removeRaw,
    })
    await sweepAbandoned(slice)
  },
}

async function waited(file: FileDoc, { now }: Slice): Promise<void> {
  if (file.about !== null) {
    if (file.traceId === null && file.kept !== null) return askLate(file, file.kept, now)
    if ((file.askedAt ?? 0) < now - ANSWER_WITHIN) await toReview(file, now)
    return
  }
  if (file.issuedAt < now - ABANDONED_AFTER) await remove(file)
}

/** It could not be asked about when it arrived. Where WeChat still does not let us, it goes on waiting, and nobody sees it. */
async function askLate(file: FileDoc, kept: string, now: number): Promise<void> {
  const owner = await store.get('people', file.owner)
  const address = (await files.addresses([kept])).get(kept)
  const asked = owner && address ? await wechat.checkMedia(owner.openid, address, file.kind) : null
  if (asked === 'noPermission') return raiseAlarm('permission', 'security.mediaCheckAsync -604101')
  if (asked === null) await toReview(file, now)
  else
    await store.change(
      'files',
      { _id: file._id, state: 'pending' },
      { set: { traceId: asked.traceId, askedAt: now } },
    )
}

/**
 * What arrived still says where it was taken. A function that died on the way, or a phone that never said that it was
 * done, leaves it behind; the half-made copy of the first goes too, and the phone asks for a new pass.
 */
async function removeRaw(file: FileDoc): Promise<void> {
  if (file.kept === null) return remove(file)
  await files.remove([await files.idOf(file.cloudPath)])
  await store.change('files', { _id: file._id }, { set: { raw: false } })
}

/** Cursor: the day before which everything was looked at once; what belongs to an order by then stays. */
async function sweepAbandoned(slice: Slice): Promise<void> {
  const until = slice.now - ABANDONED_AFTER
  let whole = true
  for (const state of ['pass', 'review', 'refused'] as const) {
    const seen = await eachDue(slice, {
      collection: 'files',
      where: { state },
      by: 'issuedAt',
      from: Number(slice.cursor) || 0,
      until,
      work: file => (file.about === null ? remove(file) : Promise.resolve()),
    })
    whole &&= seen
  }
  if (whole) await slice.keep(String(until))
}

async function remove(file: FileDoc): Promise<void> {
  // Refused first: an order that is being handed in right now must not end up with a photo that is gone.
  if ((await store.change('files', { _id: file._id, about: null }, { set: { state: 'refused' } })) === 0)
    return
  const paths = EXTENSIONS[file.kind].map(extension => `kept/${file.keptName}.${extension}`)
  const places = file.kept === null ? [file.cloudPath, ...paths] : [file.cloudPath]
  const ids: string[] = file.kept === null ? [] : [file.kept]
  for (const place of places) ids.push(await files.idOf(place))
  await files.remove(ids)
  await store.remove('files', file._id)
}
