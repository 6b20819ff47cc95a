import type { About } from '../../../miniprogram/core/about'
import type { FileDoc } from '../../../cloudfunctions/_documents'
import { newFile } from '../../../cloudfunctions/_documents/new/file'
import type { Attachment } from '../../../miniprogram/core/ticket/types'
import type { Chance } from '../random'
import { VOICES } from './voices'

/** Where pictures and voice notes lie in the storage, by file name. */
export type Kept = ReadonlyMap<string, { fileId: string; bytes: number; sha256: string }>

/** Photos and voice notes of the sample orders: a few drawn pictures and made tones, each kept once, used in many orders. */
export class Album {
  readonly files: FileDoc[] = []
  constructor(
    private readonly kept: Kept,
    private readonly mark = '',
  ) {}

  photo(owner: string, picture: string, at: number, about: About, random: Chance): Attachment {
    return { id: this.add('photo', owner, picture, at, about, random), kind: 'photo' }
  }
  voice(owner: string, note: string, at: number, about: About, random: Chance): Attachment {
    return {
      id: this.add('voice', owner, note, at, about, random),
      kind: 'voice',
      seconds: VOICES[note] ?? 1,
    }
  }

  private add(
    kind: 'photo' | 'voice',
    owner: string,
    name: string,
    at: number,
    about: About,
    random: Chance,
  ): string {
    const found = this.kept.get(name)
    if (!found) throw new Error(`there is no file ${name}`)
    const id = `f${this.mark}${random.hex(24 - this.mark.length)}`
    this.files.push(
      newFile({
        _id: id,
        owner,
        kind,
        cloudPath: `sample/${name}`,
        keptName: id,
        kept: found.fileId,
        bytes: found.bytes,
        state: 'pass',
        about,
        raw: false,
        issuedAt: at,
        sha256: found.sha256,
      }),
    )
    return id
  }
}
