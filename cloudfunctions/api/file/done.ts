/** The file has arrived: look at it, strip it, move it to where phones cannot write, have it checked. */
import { LIMITS } from '../../../miniprogram/core/limits'
import { createHash } from 'node:crypto'
import { refuse } from '../../../miniprogram/core/refusal'
import { stripPhoto } from '../../_platform/media/exif'
import { stripVoice } from '../../_platform/media/voice'
import { raiseAlarm } from '../../_platform/alarms'
import { files, store, wechat } from '../../_platform/ports'
import type { Handler } from '../request/serve'

const MAX_BYTES = LIMITS.photoMegabytes * 1024 * 1024

export const done: Handler<'file.done'> = {
  async known({ id }, { person, openid }) {
    const file = await store.get('files', id)
    // Passes nobody used are taken away; the phone asks for another.
    if (!file) return refuse('FILE_OVER')
    if (file.owner !== person._id) return refuse('FILE_NOT_YOURS')
    if (file.kept !== null) return { id, state: file.state }
    const arrived = await files.idOf(file.cloudPath)
    const bytes = await files.download(arrived)
    if (!bytes) return refuse('FILE_BAD')
    if (bytes.length > MAX_BYTES) {
      await files.remove([arrived])
      return refuse('FILE_TOO_BIG', { most: LIMITS.photoMegabytes })
    }
    const stripped = file.kind === 'photo' ? stripPhoto(bytes) : stripVoice(bytes)
    if (!stripped) {
      await files.remove([arrived])
      return refuse('FILE_BAD')
    }
    const kept = await files.upload(`kept/${file.keptName}.${stripped.extension}`, stripped.bytes)
    const sha256 = createHash('sha256').update(stripped.bytes).digest('hex')
    // Twice at once: one of them goes on.
    const first = await store.change(
      'files',
      { _id: id, kept: null, state: 'pending' },
      { set: { kept, sha256, bytes: stripped.bytes.length } },
    )
    if (first === 0) {
      const present = await store.get('files', id)
      if (present && present.state !== 'refused') return { id, state: present.state }
      // The timer was quicker and took the pass away.
      await files.remove([arrived, kept])
      return refuse('FILE_OVER')
    }
    // A death before this leaves `raw` standing, and the timer removes what arrived (jobs/checks.ts).
    await files.remove([arrived])
    const address = (await files.addresses([kept])).get(kept)
    const asked = address ? await wechat.checkMedia(openid, address, file.kind) : null
    const waits = asked === 'noPermission'
    if (waits) await raiseAlarm('permission', 'security.mediaCheckAsync -604101')
    const traceId = waits ? null : asked?.traceId
    await store.change('files', { _id: id }, { set: { raw: false, ...(traceId ? { traceId } : {}) } })
    // Without a checker a person looks; the order itself goes on. Handed in meanwhile: it waits, and the timer asks a person.
    // Where WeChat does not let us ask, it waits until it does (jobs/checks.ts).
    const left =
      traceId || waits
        ? 0
        : await store.change('files', { _id: id, about: null }, { set: { state: 'review' } })
    return { id, state: left > 0 ? 'review' : 'pending' }
  },
}
