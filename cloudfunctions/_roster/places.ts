/** Which node of the tree a file means: 「3组2格」「第三村民小组第二网格」「柳溪村三组 2 格」 are one. */
import type { Grid, GridId } from '../../miniprogram/core/people/grid'
import { fold } from '../../miniprogram/core/text/fold'
import { elsewhereIn, withoutLevel } from './level-names'
import { chineseNumbers } from './numbers'

/** How a place is compared. */
export const placeKey = (text: string): string =>
  chineseNumbers(
    fold(text)
      .replace(/第(?=[〇零一二两三四五六七八九十\d])/g, '')
      .replace(/村民小组|村小组|小组/g, '组')
      .replace(/(户级|单元|微)?网格/g, '格')
      .replace(/(村民委员会|居民委员会|村委会|居委会)$/, ''),
  ).replace(/^(\d+)[-－—.](\d+)$/, '$1组$2格')

/** Without what the level is called: 柳溪村 and 柳溪 are one village. */
const bare = (key: string): string => (key.length > 2 ? withoutLevel(key) : key)

export interface Named {
  town: string
  village: string
  group: string
  grid: string
}
export type Found =
  | { ok: true; node: Grid }
  | { ok: false; field: 'town' | 'village' | 'group' | 'grid'; message: string; choices: readonly Grid[] }

/** The nodes at and below one node, found by what people call them. */
export class Places {
  readonly #byId: ReadonlyMap<GridId, Grid>
  readonly #children = new Map<GridId, Grid[]>()
  readonly #found = new Map<string, Found | null>()

  /** `grids`: the scope, everything below it and its ancestors. */
  constructor(
    readonly grids: readonly Grid[],
    readonly scope: Grid,
  ) {
    this.#byId = new Map(grids.map(grid => [grid.id, grid]))
    for (const grid of grids)
      if (grid.parent !== null)
        this.#children.set(grid.parent, [...(this.#children.get(grid.parent) ?? []), grid])
  }

  get = (id: GridId): Grid | undefined => this.#byId.get(id)
  childrenOf = (id: GridId): readonly Grid[] => this.#children.get(id) ?? []
  below = (id: GridId): Grid[] => this.childrenOf(id).flatMap(child => [child, ...this.below(child.id)])
  gridsUnder = (id: GridId): Grid[] => this.below(id).filter(node => this.childrenOf(node.id).length === 0)
  villageOf = (node: Grid): Grid | undefined => {
    const id = node.path[2]
    return id === undefined ? undefined : this.get(id)
  }

  /** The node a row names, however deep; null where it names none. Asked once for what many rows say. */
  find(named: Named): Found | null {
    const key = `${named.town}\n${named.village}\n${named.group}\n${named.grid}`
    const known = this.#found.get(key)
    if (known !== undefined) return known
    const found = this.#find(named)
    this.#found.set(key, found)
    return found
  }

  #find({ town, village, group, grid }: Named): Found | null {
    const start = village === '' ? this.scope : this.#villageOf(town, village)
    if (start === null) return this.#notHere('village', village)
    if (start === 'several') return this.#several(village)
    if (town !== '' && !this.#isTownOf(start, town)) return this.#notHere('town', town)
    if (group === '' && grid === '') return null
    const wanted = [group + grid, grid, group].map(text => this.#without(placeKey(text), start))
    const under = this.below(start.id)
    for (const [i, text] of wanted.entries()) {
      if (text === '' || (i === 2 && grid !== '')) continue
      const fits = under.filter(node => this.#namesOf(node, start).includes(text))
      const [only, second] = fits
      if (only && second === undefined)
        return group === '' || i !== 1 || this.#isWithin(only, group, start)
          ? { ok: true, node: only }
          : this.#contradicts(group, only, start)
      if (only)
        return {
          ok: false,
          field: grid === '' ? 'group' : 'grid',
          message: `「${grid || group}」有 ${fits.length} 处：${fits.map(node => this.#whole(node)).join('、')}。请写清是哪个村。`,
          choices: fits,
        }
    }
    return this.#unknown(grid === '' ? 'group' : 'grid', grid || group, start)
  }

  /** Whether the group a row names is the one its grid lies in. */
  #isWithin(node: Grid, group: string, start: Grid): boolean {
    const key = this.#without(placeKey(group), start)
    return node.path.some(id => {
      const above = this.get(id)
      return above !== undefined && this.#namesOf(above, start).includes(key)
    })
  }
  #contradicts(group: string, node: Grid, start: Grid): Found {
    const village = this.villageOf(start) ?? start
    const other = elsewhereIn(this.#without(placeKey(group), start))
    if (other !== null && other !== village.name) return this.#ofAnother(other, village)
    const above = node.parent === null ? undefined : this.get(node.parent)
    return {
      ok: false,
      field: 'group',
      message: `组写的是「${group}」，${node.name}却在${above?.name ?? ''}下面。请改成一致。`,
      choices: [],
    }
  }

  #villageNamed(text: string): Grid | null | 'several' {
    const key = bare(placeKey(text))
    const whole = placeKey(text)
    const fits = [this.scope, ...this.below(this.scope.id)].filter(node => {
      // 「新柳溪村」 is not 柳溪村: in front of the name stands only what lies above it.
      const above = this.get(node.parent ?? '') ?? node
      return node.level <= 2 && bare(this.#without(whole, above)) === bare(placeKey(node.name))
    })
    const level = Math.max(...fits.map(node => node.level))
    const deepest = fits.filter(node => node.level === level)
    // 「白云乡柳溪村」 tells two villages of one name apart.
    const named = deepest.filter(({ path }) =>
      key.includes(bare(placeKey(this.get(path[1] ?? '')?.name ?? '…'))),
    )
    const only = deepest.length > 1 ? named : deepest
    if (deepest.length > 0) return only[0] && only.length === 1 ? only[0] : 'several'
    const outer = this.scope.level > 2 ? this.villageOf(this.scope) : undefined
    return outer && bare(placeKey(outer.name)) === key ? this.scope : null
  }

  /** Two towns may each have a village of one name. */
  #villageOf(town: string, village: string): Grid | null | 'several' {
    const found = this.#villageNamed(village)
    return found === 'several' && town !== '' ? this.#villageNamed(town + village) : found
  }

  /** The town that stands above `start`; where the file is of the whole county, any of its towns. */
  #isTownOf(start: Grid, town: string): boolean {
    const key = bare(placeKey(town))
    return this.grids.some(
      node =>
        node.level === 1 &&
        (start.path.includes(node.id) || node.path.includes(start.id)) &&
        key.endsWith(bare(placeKey(node.name))),
    )
  }

  #notHere = (field: 'town' | 'village', text: string): Found => ({
    ok: false,
    field,
    message: `「${text}」不在${this.scope.name}里。这张表只收${this.scope.name}的。`,
    choices: [],
  })

  #ofAnother = (other: string, village: Grid): Found => ({
    ok: false,
    field: 'group',
    message: `组里写的「${other}」不是${village.name}的。这张表只收${village.name}的。`,
    choices: [],
  })

  #several = (text: string): Found => ({
    ok: false,
    field: 'village',
    message: `叫「${text}」的不止一个。请把镇也写上，比如「青石镇${text}」。`,
    choices: [],
  })

  /** Without the names of the village and what lies above it in front: 「青石镇柳溪村3组」 → 「3组」. */
  #without(key: string, start: Grid): string {
    const names = start.path
      .flatMap(id => this.get(id)?.name ?? [])
      .flatMap(name => [placeKey(name), bare(placeKey(name))])
    let rest = key
    for (const name of names)
      if (name.length > 1 && rest.startsWith(name) && rest.length > name.length)
        rest = rest.slice(name.length)
    return rest
  }

  /** Everything a node may be called below `start`: 「3组2格」, and 「柳溪村3组2格」 where the county is asked. */
  #namesOf(node: Grid, start: Grid): string[] {
    const own = placeKey(node.name)
    const names = [own]
    let whole = own
    for (const id of [...node.path].reverse().slice(1)) {
      const above = this.get(id)
      if (!above || above.level <= start.level) break
      const key = placeKey(above.name)
      if (!whole.startsWith(key)) whole = key + whole
      names.push(whole)
    }
    return names
  }

  #whole = (node: Grid): string => {
    const village = this.villageOf(node)
    return village && village.id !== this.scope.id && village.id !== node.id
      ? `${village.name}${node.name}`
      : node.name
  }

  #unknown(field: 'group' | 'grid', text: string, start: Grid): Found {
    const key = this.#without(placeKey(text), start)
    const near = this.below(start.id)
      .filter(node => this.childrenOf(node.id).length > 0 && key.startsWith(placeKey(node.name)))
      .sort((a, b) => b.level - a.level)[0]
    const choices = (near ? this.childrenOf(near.id) : this.gridsUnder(start.id)).slice(0, 40)
    const names = choices.slice(0, 6).map(node => node.name)
    const message = near
      ? `没有「${text}」，${near.name}只有：${names.join('、')}${choices.length > 6 ? '…' : ''}。请改成其中一个。`
      : `${start.name}没有「${text}」。请写成网格的全名${names[0] ? `，比如「${names[0]}」` : ''}。`
    return { ok: false, field, message, choices }
  }
}
