/** Photos of a form as `photo-wall` adds and removes them: one rule for every page. */
import { LIMITS } from '../core/limits'
import type { LocalFile } from '../api/files'
import { dropFile, photoFile } from './attach'

/** What the cloud storage takes of one photo (cloudfunctions/api/file). */
const BIGGEST = LIMITS.photoMegabytes * 1_000_000
const TOO_BIG = `有一张太大了，要小于 ${LIMITS.photoMegabytes} 兆，没放进来。`

export type PhotosAdded = WechatMiniprogram.CustomEvent<{ files: { path: string; size: number }[] }>
export type PhotoRemoved = WechatMiniprogram.CustomEvent<{ id: string }>

/** The files with the chosen ones behind them, and what to say of those that stayed outside. */
export async function withPhotos(
  files: readonly LocalFile[],
  { detail }: PhotosAdded,
): Promise<{ files: LocalFile[]; trouble: string }> {
  const small = detail.files.filter(({ size }) => size <= BIGGEST)
  const added = await Promise.all(small.map(({ path, size }) => photoFile(path, size)))
  return {
    files: [...files, ...added].slice(0, LIMITS.photos),
    trouble: small.length < detail.files.length ? TOO_BIG : '',
  }
}

/** The files without that one; its place on the phone is free again. */
export function withoutPhoto(files: readonly LocalFile[], { detail }: PhotoRemoved): LocalFile[] {
  const gone = files.find(({ key }) => key === detail.id)
  if (gone) dropFile(gone)
  return files.filter(file => file !== gone)
}
