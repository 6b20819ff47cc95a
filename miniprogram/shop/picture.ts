/** Drawings that travel with the mini-program; any other picture was uploaded and has an address of ten minutes. */
export const DRAWN: readonly string[] = [
  'rice',
  'oil',
  'thermos',
  'soap',
  'umbrella',
  'cooker',
  'towel',
  'bag',
]

export const pictureOf = (picture: string, url: string | null): string =>
  DRAWN.includes(picture) ? `/shop/assets/${picture}.jpg` : (url ?? '')
