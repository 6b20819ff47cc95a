/** How much may be written, photographed and spoken. The one table; contract and pages read it. */
export const LIMITS = {
  /** Characters as a person counts them (code points). */
  text: 500,
  result: 500,
  measures: 300,
  reason: 200,
  rating: 300,
  asked: 200,
  done: 300,
  place: 60,
  wish: 60,
  whereInstead: 100,
  consent: 60,
  office: 40,
  photos: 9,
  voices: 1,
  voiceSeconds: 60,
} as const

/** Length as a person counts it: an emoji is one. */
export const countText = (text: string): number => [...text].length

/** Characters that may still be typed; negative when there are too many. */
export const left = (text: string, limit: number): number => limit - countText(text)
