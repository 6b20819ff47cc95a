/** Texts in which some words are exchanged over and over: cut once, filled many times. */
export class Templates {
  /** The words exchanged, as they stand in what was cut; what fills them goes by the same places. */
  readonly words: string[] = []
  private readonly placeOf = new Map<string, number>()

  /** `pattern` finds the words; it must be global. */
  constructor(private readonly pattern: RegExp) {}

  /** A text that may be filled with other words: `fill[i]` stands for `words[i]`. */
  cut(text: string): Template {
    const plain: string[] = []
    const places: number[] = []
    let end = 0
    for (const { 0: word, index } of text.matchAll(this.pattern)) {
      plain.push(text.slice(end, index))
      places.push(this.place(word))
      end = index + word.length
    }
    const rest = text.slice(end)
    return fill => {
      let out = ''
      for (let i = 0; i < places.length; i++) out += `${plain[i]}${fill[places[i] as number]}`
      return out + rest
    }
  }

  /** Where a word stands among those exchanged. */
  place(word: string): number {
    const known = this.placeOf.get(word)
    if (known !== undefined) return known
    this.placeOf.set(word, this.words.length)
    return this.words.push(word) - 1
  }
}
export type Template = (fill: readonly string[]) => string
