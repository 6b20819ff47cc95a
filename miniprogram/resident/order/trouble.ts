/** Which field of the form a refusal belongs to. */

interface Trouble {
  text: string
  place: string
  wish: string
  photos: string
  general: string
  number: string
  risky: boolean
}
export const CALM: Trouble = {
  text: '',
  place: '',
  wish: '',
  photos: '',
  general: '',
  number: '',
  risky: false,
}

const PLACES: Record<string, keyof Trouble> = {
  text: 'text',
  place: 'place',
  wish: 'wish',
  attachments: 'photos',
}

export function troubleOf(failure: {
  code: string
  says: string
  retry: boolean
  field?: string
  log?: string
}): Trouble {
  const risky = failure.code === 'TEXT_RISKY'
  const field = PLACES[(failure.field ?? '').split('.').pop() ?? '']
  if (risky || failure.code === 'NEEDS_WORDS') return { ...CALM, text: failure.says, risky }
  if (failure.code.startsWith('FILE_')) return { ...CALM, photos: failure.says }
  if (field) return { ...CALM, [field]: failure.says }
  return { ...CALM, general: failure.says, number: failure.log ?? '' }
}
