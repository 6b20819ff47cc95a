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
  message: string
  retry: boolean
  field?: string
  log?: string
}): Trouble {
  const risky = failure.code === 'TEXT_RISKY'
  const field = PLACES[(failure.field ?? '').split('.').pop() ?? '']
  if (risky || failure.code === 'NEEDS_WORDS') return { ...CALM, text: failure.message, risky }
  if (failure.code.startsWith('FILE_')) return { ...CALM, photos: failure.message }
  if (field) return { ...CALM, [field]: failure.message }
  return { ...CALM, general: failure.message, number: failure.log ?? '' }
}
