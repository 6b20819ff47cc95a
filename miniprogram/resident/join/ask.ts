/** How each way of joining asks the cloud, and where a refusal stands on the page. */
import type { JoinAnswer } from '../../../contract/person/joining'
import type { GridInfo } from '../../../contract/person/home'
import { call, type Failure, type Result } from '../../api/client'
import { clean } from '../../core/text/fold'
import type { Filled } from './note'

interface Pressing {
  key: string
  /** 您是…吗: yes or no; undefined: not asked yet. */
  same: boolean | undefined
  /** WeChat's code for the number of this account; '' by any other way. */
  number: string
  /** Of the group one came from; '' from elsewhere. */
  proof: string
}

export function askToJoin(
  { way, code, letter, name, phone, town, placeId, door }: Filled & { town: string },
  { key, same, number, proof }: Pressing,
): Promise<Result<JoinAnswer>> {
  const typed = clean(name)
  const more = { ...(phone ? { phone } : {}), ...(same === undefined ? {} : { same }), key }
  switch (way) {
    case 'post':
      return call('me.post', { ...(town ? { gridId: town } : {}), name: typed, key })
    case 'phone':
      return call('me.phone', { code: number, name: typed, key })
    case 'letter':
      return call('me.letter', { letter, ...(typed ? { name: typed } : {}), ...more })
    case 'card':
    case 'door': {
      const where = way === 'door' ? { place: { gridId: placeId, door: clean(door) } } : { code }
      return call('me.join', { ...where, name: typed, ...(proof ? { proof } : {}), ...more })
    }
  }
}

export function fieldOf({
  code,
  field,
}: Pick<Failure, 'code' | 'field'>): 'code' | 'name' | 'phone' | 'general' {
  if (/^(CODE|LETTER|DOOR)_/.test(code)) return 'code'
  return field === 'name' || field === 'phone' ? field : 'general'
}

const COUNTY = { id: '', name: '县里' }

/** The towns a post may lie in, and the one that need not be chosen because it is the only one. */
export async function townsOf(): Promise<
  { towns: { value: string; label: string }[]; only: string } | { message: string }
> {
  const result = await call('grid.places', {})
  if (!result.ok) return { message: result.message }
  const places: Pick<GridInfo, 'id' | 'name'>[] = [...result.data, COUNTY]
  return {
    towns: places.map(one => ({ value: one.id, label: one.name })),
    only: result.data.length === 1 ? (result.data[0]?.id ?? '') : '',
  }
}
